// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.DEV;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.MANIFEST;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.PROD;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.fixed;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.last;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.open;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.referrer;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.rule;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.settle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a promotion brings to its target, also when several run at once or the process ends in between. */
@Timeout(240)
class PromotedImageTest {
    @TempDir
    private Path home;

    @BeforeEach
    void knowOfOneVulnerability() throws Exception {
        RuleFixture.knowOfOneVulnerability(home);
    }

    @Test
    void noByteIsCopiedAndEverythingAboutTheImageGoesAlong() throws Exception {
        try (TestHost host = open(home)) {
            TestImage arm = TestImage.of("arm64").layer("x", Map.of("hello", "arm"));
            TestImage amd = fixed();
            arm.push(host, "dev/app", arm.digest().toString());
            amd.push(host, "dev/app", amd.digest().toString());
            String type = "application/vnd.oci.image.index.v1+json";
            byte[] index = ("{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":["
                            + TestImage.descriptor(MANIFEST, arm.manifest()) + ","
                            + TestImage.descriptor(MANIFEST, amd.manifest()) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            TestImage.put(host, "dev/app", "v1", type, index);
            String ofImage = referrer(host, "dev/app", amd.manifest(), "signature of an image", "");
            String ofIndex = referrer(host, "dev/app", index, "signature of the index", "");
            referrer(
                    host,
                    "dev/app",
                    null,
                    "signature as cosign pushes it",
                    "sha256-" + Digest.of(index).hex() + ".sig");
            settle(host);
            Map<String, Long> before = storage();

            JsonNode done = ok(host, "alice", "POST", DEV + "/-/tags/v1/promotions", "{\"target\":\"prod/app\"}");

            assertThat(done.get("changed").asBoolean()).isTrue();
            assertThat(done.get("manifests").asInt()).isEqualTo(6);
            assertThat(storage()).isEqualTo(before);
            assertThat(host.send("admin", "GET", "/v2/prod/app/referrers/" + amd.digest(), "")
                            .body())
                    .contains(ofImage);
            assertThat(host.send("admin", "GET", "/v2/prod/app/referrers/" + Digest.of(index), "")
                            .body())
                    .contains(ofIndex);
            assertThat(get(host, PROD + "/-/tags/sha256-" + Digest.of(index).hex() + ".sig")
                            .get("digest")
                            .asText())
                    .isNotEmpty();
            JsonNode scan = get(host, PROD + "/-/tags/v1").get("scan");
            assertThat(scan.get("images")).hasSize(2);
            assertThat(scan).isEqualTo(get(host, DEV + "/-/tags/v1").get("scan"));
            for (String blob : new String[] {"0", "1"}) {
                String digest = RuleFixture.JSON
                        .readTree(amd.manifest())
                        .at(blob.equals("0") ? "/config/digest" : "/layers/0/digest")
                        .asText();
                assertThat(host.send("admin", "GET", "/v2/prod/app/blobs/" + digest, "")
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(ok(host, "alice", "POST", DEV + "/-/tags/v1/promotions", "{\"target\":\"prod/app\"}")
                            .get("changed")
                            .asBoolean())
                    .as("a second time nothing changes")
                    .isFalse();
            assertThat(get(host, PROD + "/-/tags/v1/history").get("items")).hasSize(1);
        }
    }

    @Test
    void immutableTagsOfTheTargetStayWhereTheyAre() throws Exception {
        try (TestHost host = open(home)) {
            rule(host, "alice", "{\"name\":\"all\",\"target\":\"prod/app\"}");
            Digest first = fixed().push(host, "dev/app", "v1");
            settle(host);
            TestImage.debian().push(host, "dev/app", "v1");
            settle(host);

            assertThat(get(host, PROD + "/-/tags/v1").get("digest").asText()).isEqualTo(first.toString());
            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("refused");
            assertThat(last(host, "all").get("reason").asText()).contains("v1 is immutable");
            assertThat(host.send("alice", "POST", DEV + "/-/tags/v1/promotions", "{\"target\":\"prod/app\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void twoPromotionsAtOnceLeaveOneWholeImage() throws Exception {
        try (TestHost host = open(home)) {
            Digest one = fixed().push(host, "dev/app", "one");
            Digest two = TestImage.debian().push(host, "dev/app", "two");
            settle(host);
            for (int round = 0; round < 10; round++) {
                String body = "{\"target\":\"prod/app\",\"tag\":\"race" + round + "\"}";
                CompletableFuture<HttpResponse<String>> first =
                        CompletableFuture.supplyAsync(() -> promote(host, "one", body));
                CompletableFuture<HttpResponse<String>> second =
                        CompletableFuture.supplyAsync(() -> promote(host, "two", body));
                assertThat(first.get().statusCode()).isEqualTo(200);
                assertThat(second.get().statusCode()).isEqualTo(200);

                String winner =
                        get(host, PROD + "/-/tags/race" + round).get("digest").asText();
                assertThat(winner).isIn(one.toString(), two.toString());
                assertThat(host.send("admin", "GET", "/v2/prod/app/manifests/" + winner, "")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aJobThatAKilledProcessLeftIsDoneAgainAndPromotesNothingTwice() throws Exception {
        try (TestHost host = open(home)) {
            rule(host, "alice", "{\"name\":\"timed\",\"target\":\"prod/app\",\"tag\":\"%n-%H%M%S%f\"}");
            fixed().push(host, "dev/app", "v1");
            settle(host);
        }
        jobs("UPDATE job SET state = 'RUNNING', ended_at = NULL WHERE kind = 'promotion'");
        try (TestHost host = open(home)) {
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
            assertThat(last(host, "timed").get("outcome").asText()).isEqualTo("unchanged");
            assertThat(get(host, "/api/v1/jobs?kind=promotion").get("items"))
                    .allMatch(job -> job.get("state").asText().equals("succeeded"));
        }
        jobs(
                "DELETE FROM promotion_done",
                "DELETE FROM tag WHERE name LIKE 'v1-%'",
                "UPDATE job SET state = 'RUNNING' WHERE kind = 'promotion' AND id = (SELECT min(id) FROM job WHERE kind = 'promotion')");
        try (TestHost host = open(home)) {
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items"))
                    .as("killed before the commit: it is done now")
                    .hasSize(1);
        }
    }

    /** Every blob's file with its time. */
    private Map<String, Long> storage() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home.resolve("storage/blobs"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return files;
    }

    private static HttpResponse<String> promote(TestHost host, String tag, String body) {
        try {
            return host.send("alice", "POST", DEV + "/-/tags/" + tag + "/promotions", body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a process that was killed leaves its database. */
    private void jobs(String... statements) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("registry.db"));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
