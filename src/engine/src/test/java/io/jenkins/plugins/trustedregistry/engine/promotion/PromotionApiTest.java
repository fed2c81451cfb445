// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promotion through a whole registry, over real sockets, with real scans. */
@Timeout(240)
class PromotionApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DEV = "/api/v1/repositories/dev/app";
    private static final String PROD = "/api/v1/repositories/prod/app";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    @TempDir
    private Path home;

    @BeforeEach
    void knowOfOneVulnerability() throws Exception {
        try (TestAdvisories advisories = new TestAdvisories(home)) {
            advisories.archive(
                    "Debian",
                    Osv.record("DEBIAN-CVE-2022-37434")
                            .upstream("CVE-2022-37434")
                            .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                            .affects("Debian:12", "zlib", "0", "1:1.2.11.dfsg-4.1"));
        }
    }

    private TestHost open() throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + "    organizations:\n"
                + "    - {name: dev, owners: ['user:alice'], repositories: [{name: app}, {name: base}]}\n"
                + "    - {name: prod, owners: ['user:alice'], createOnPush: true, repositories: [{name: app, immutableTags: ['v*']}]}\n";
        return TestHost.open(home, SettingsFile.read("test", yaml, UnaryOperator.identity()));
    }

    private static JsonNode ok(TestHost host, String user, String method, String path, String body) throws Exception {
        HttpResponse<String> response = host.send(user, method, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    private static JsonNode get(TestHost host, String path) throws Exception {
        return ok(host, "admin", "GET", path, "");
    }

    /** Once every job has ended: one look at all, as a job asks for others before it ends. */
    private static void settle(TestHost host) throws Exception {
        while (get(host, "/api/v1/jobs?limit=1000")
                .get("items")
                .valueStream()
                .map(job -> job.get("state").asText())
                .anyMatch(state -> state.equals("queued") || state.equals("running"))) {
            Thread.onSpinWait();
        }
    }

    private static TestImage fixed() throws IOException {
        return TestImage.empty()
                .layer(
                        "ADD rootfs.tar /",
                        Map.of(
                                "etc/os-release",
                                TestImage.DEBIAN_12,
                                "var/lib/dpkg/status",
                                TestImage.zlib("1:1.2.13.dfsg-1")));
    }

    private static void rule(TestHost host, String user, String json) throws Exception {
        ok(host, user, "POST", DEV + "/-/promotion-rules", json);
    }

    private static JsonNode last(TestHost host, String rule) throws Exception {
        return get(host, DEV + "/-/promotion-rules/" + rule + "/evaluations").at("/items/0");
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

    @Test
    void whatIsPushedIsScannedAndPromotedOnlyWhenItIsGood() throws Exception {
        try (TestHost host = open()) {
            rule(host, "alice", """
                    {"name": "release", "target": "prod/app", "tag": "%n-%Y",
                     "criteria": ["tag starts with v", "critical = 0"]}""");
            TestImage.debian().push(host, "dev/app", "v1");
            Digest good = fixed().push(host, "dev/app", "v2");
            fixed().push(host, "dev/app", "latest");
            settle(host);

            JsonNode tags = get(host, PROD + "/-/tags").get("items");
            assertThat(tags).hasSize(1);
            String name = tags.at("/0/tag").asText();
            assertThat(name).matches("v2-20[0-9]{2}");
            assertThat(tags.at("/0/digest").asText()).isEqualTo(good.toString());
            assertThat(tags.at("/0/scan/state").asText())
                    .as("the result went along")
                    .isEqualTo("scanned");
            assertThat(tags.at("/0/scan/components").asInt()).isEqualTo(1);
            assertThat(get(host, "/api/v1/jobs?kind=scan").get("items"))
                    .as("and nothing was scanned again")
                    .hasSize(3);
            assertThat(host.send("admin", "GET", "/v2/prod/app/manifests/" + name, "")
                            .statusCode())
                    .isEqualTo(200);

            JsonNode move = get(host, PROD + "/-/tags/" + name + "/history").at("/items/0");
            assertThat(move.get("how").asText()).isEqualTo("promotion");
            assertThat(move.get("origin").asText()).isEqualTo("dev/app:v2");
            assertThat(move.get("movedBy").asText()).isEqualTo("promotion:release");
            JsonNode all =
                    get(host, DEV + "/-/promotion-rules/release/evaluations").get("items");
            assertThat(all.toString())
                    .contains("It has 1 critical vulnerabilities, not = 0 wants.")
                    .contains("The tag latest does not start with v.");
            assertThat(host.send("admin", "GET", "/api/v1/audit?actor=promotion:release", "")
                            .body())
                    .contains("promotion:release", "dev/app:v2", "prod/app");
        }
    }

    @Test
    void noByteIsCopiedAndEverythingAboutTheImageGoesAlong() throws Exception {
        try (TestHost host = open()) {
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
                String digest = JSON.readTree(amd.manifest())
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

    /** Pushes something about a manifest, or something that only stands beside it under a tag; its digest. */
    private static String referrer(TestHost host, String repository, byte[] about, String text, String tag)
            throws Exception {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TestImage.blob(host, repository, empty);
        TestImage.blob(host, repository, content);
        String subject = about == null
                ? ""
                : ",\"subject\":"
                        + TestImage.descriptor(
                                new String(about, StandardCharsets.UTF_8).contains("\"manifests\"")
                                        ? "application/vnd.oci.image.index.v1+json"
                                        : MANIFEST,
                                about);
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST
                        + "\",\"artifactType\":\"application/x-signature\",\"config\":"
                        + TestImage.descriptor("application/vnd.oci.empty.v1+json", empty) + ",\"layers\":["
                        + TestImage.descriptor("text/plain", content) + "]" + subject + "}")
                .getBytes(StandardCharsets.UTF_8);
        String digest = Digest.of(manifest).toString();
        TestImage.put(host, repository, tag.isEmpty() ? digest : tag, MANIFEST, manifest);
        return digest;
    }

    @Test
    void aRuleRunsOnTheRightsItsOwnerHasNow() throws Exception {
        try (TestHost host = open()) {
            ok(host, "admin", "PATCH", "/api/v1/organizations/prod", "{\"owners\":[\"user:alice\",\"user:admin\"]}");
            rule(host, "alice", "{\"name\":\"all\",\"target\":\"prod/app\"}");
            assertThat(host.send(
                                    "nigelpoulton",
                                    "POST",
                                    DEV + "/-/promotion-rules",
                                    "{\"name\":\"x\",\"target\":\"prod/app\"}")
                            .statusCode())
                    .isEqualTo(404);
            fixed().push(host, "dev/app", "a1");
            settle(host);
            assertThat(get(host, PROD + "/-/tags/a1").get("tag").asText()).isEqualTo("a1");

            ok(host, "admin", "PATCH", "/api/v1/organizations/prod", "{\"owners\":[\"user:admin\"]}");
            TestImage.debian().push(host, "dev/app", "a2");
            settle(host);

            assertThat(host.send("admin", "GET", PROD + "/-/tags/a2", "").statusCode())
                    .isEqualTo(404);
            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("refused");
            assertThat(last(host, "all").get("reason").asText()).contains("user:alice", "rights");
            assertThat(host.send("alice", "PATCH", DEV + "/-/promotion-rules/all", "{\"active\":false}")
                            .statusCode())
                    .as("nor may the rule be saved any more")
                    .isEqualTo(404);
        }
    }

    @Test
    void aTargetInAnotherNamespaceNeedsSomebodyWhoManagesIt() throws Exception {
        try (TestHost host = open()) {
            ok(host, "admin", "PATCH", "/api/v1/organizations/prod", "{\"owners\":[\"user:admin\"]}");
            ok(host, "admin", "POST", "/api/v1/organizations/prod/teams", "{\"name\":\"movers\"}");
            ok(host, "admin", "PUT", "/api/v1/organizations/prod/teams/movers/members/user:alice", "");
            ok(
                    host,
                    "admin",
                    "PUT",
                    "/api/v1/organizations/prod/teams/movers/grants/prod/app",
                    "{\"right\":\"read-write\"}");

            assertThat(host.send(
                                    "alice",
                                    "POST",
                                    DEV + "/-/promotion-rules",
                                    "{\"name\":\"x\",\"target\":\"prod/app\"}")
                            .statusCode())
                    .isEqualTo(403);
            fixed().push(host, "dev/app", "a1");
            ok(host, "alice", "POST", DEV + "/-/tags/a1/promotions", "{\"target\":\"prod/app\",\"tag\":\"by-hand\"}");
            ok(host, "admin", "POST", DEV + "/-/promotion-rules", "{\"name\":\"x\",\"target\":\"prod/app\"}");
        }
    }

    @Test
    void immutableTagsOfTheTargetStayWhereTheyAre() throws Exception {
        try (TestHost host = open()) {
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
    void rulesInACircleComeToAnEnd() throws Exception {
        try (TestHost host = open()) {
            rule(host, "alice", "{\"name\":\"there\",\"target\":\"prod/app\",\"tag\":\"%n-p%f\"}");
            ok(
                    host,
                    "alice",
                    "POST",
                    PROD + "/-/promotion-rules",
                    "{\"name\":\"on\",\"target\":\"dev/base\",\"tag\":\"%n-q%f\"}");
            ok(
                    host,
                    "alice",
                    "POST",
                    "/api/v1/repositories/dev/base/-/promotion-rules",
                    "{\"name\":\"back\",\"target\":\"dev/app\",\"tag\":\"%n-r%f\"}");
            fixed().push(host, "dev/app", "a");
            settle(host);

            assertThat(get(host, DEV + "/-/tags").get("items")).hasSize(1);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
            assertThat(get(host, "/api/v1/repositories/dev/base/-/tags").get("items"))
                    .as("a promotion of a promotion")
                    .hasSize(1);
            assertThat(get(host, "/api/v1/repositories/dev/base/-/promotion-rules/back/evaluations")
                            .at("/items/0/reason")
                            .asText())
                    .contains("does not go back there");
        }
    }

    @Test
    void twoPromotionsAtOnceLeaveOneWholeImage() throws Exception {
        try (TestHost host = open()) {
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

    private static HttpResponse<String> promote(TestHost host, String tag, String body) {
        try {
            return host.send("alice", "POST", DEV + "/-/tags/" + tag + "/promotions", body);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRuleIsTriedBeforeItIsSavedAndRunByHandOnWhatIsThere() throws Exception {
        try (TestHost host = open()) {
            TestImage.debian().push(host, "dev/app", "v1");
            fixed().push(host, "dev/app", "v2");
            settle(host);
            String rule =
                    "{\"name\":\"later\",\"target\":\"prod/app\",\"criteria\":[\"high <= 0\",\"critical <= 0\"],\"triggers\":[]}";

            JsonNode tried = ok(host, "alice", "POST", DEV + "/-/promotion-test?limit=10", rule)
                    .get("items");
            assertThat(tried.at("/0/outcome").asText()).isEqualTo("not-matched");
            assertThat(tried.at("/1/outcome").asText()).isEqualTo("promoted");
            assertThat(get(host, PROD + "/-/tags").get("items")).isEmpty();

            rule(host, "alice", rule);
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).isEmpty();
            JsonNode job = ok(host, "alice", "POST", DEV + "/-/promotion-rules/later/runs", "{}");
            settle(host);
            assertThat(get(host, "/api/v1/jobs/" + job.get("id").asText())
                            .at("/figures/promoted")
                            .asInt())
                    .isEqualTo(1);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
            assertThat(host.send("alice", "POST", DEV + "/-/promotion-rules", rule)
                            .statusCode())
                    .isEqualTo(409);
            assertThat(host.send("alice", "POST", DEV + "/-/promotion-rules", "{\"name\":\"y\",\"target\":\"dev/app\"}")
                            .body())
                    .contains("to itself");
            assertThat(host.send(
                                    "alice",
                                    "POST",
                                    DEV + "/-/promotion-rules",
                                    "{\"name\":\"y\",\"target\":\"prod/app\",\"criteria\":[\"critical < many\"]}")
                            .body())
                    .contains("critical", "whole number");
            ok(host, "alice", "DELETE", DEV + "/-/promotion-rules/later", "");
            assertThat(host.send("alice", "GET", DEV + "/-/promotion-rules/later", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatARuleHasPromotedAndSomebodyDeletedDoesNotComeBackByItself() throws Exception {
        TestImage image = fixed();
        try (TestHost host = open()) {
            rule(host, "alice", "{\"name\":\"all\",\"target\":\"prod/app\"}");
            image.push(host, "dev/app", "a1");
            settle(host);
            ok(host, "alice", "DELETE", PROD + "/-/tags/a1?image=true", "");
            image.push(host, "dev/app", "a1");
            settle(host);

            assertThat(host.send("admin", "GET", PROD + "/-/tags/a1", "").statusCode())
                    .as(get(host, DEV + "/-/promotion-rules/all/evaluations").toPrettyString())
                    .isEqualTo(404);
            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("unchanged");

            ok(host, "alice", "POST", DEV + "/-/promotion-rules/all/runs", "{\"tag\":\"a1\"}");
            settle(host);
            assertThat(get(host, PROD + "/-/tags/a1").get("tag").asText()).isEqualTo("a1");
        }
    }

    @Test
    void aJobThatAKilledProcessLeftIsDoneAgainAndPromotesNothingTwice() throws Exception {
        try (TestHost host = open()) {
            rule(host, "alice", "{\"name\":\"timed\",\"target\":\"prod/app\",\"tag\":\"%n-%H%M%S%f\"}");
            fixed().push(host, "dev/app", "v1");
            settle(host);
        }
        jobs("UPDATE job SET state = 'RUNNING', ended_at = NULL WHERE kind = 'promotion'");
        try (TestHost host = open()) {
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
        try (TestHost host = open()) {
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items"))
                    .as("killed before the commit: it is done now")
                    .hasSize(1);
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

    @Test
    void settingsMakeRulesAndTheExportGivesThemBack() throws Exception {
        String file = Files.readString(Path.of("../../casc-examples/promotion.yaml"))
                .replace(
                        "  trustedRegistry:\n",
                        "  trustedRegistry:\n    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n");
        Settings wanted = SettingsFile.read("promotion.yaml", file, UnaryOperator.identity());
        try (TestHost host = TestHost.open(home, wanted)) {
            String repository = "/api/v1/repositories/technology/app-builds";
            assertThat(get(host, repository + "/-/promotion-rules")
                            .at("/items/1/owner")
                            .asText())
                    .isEqualTo("settings");
            Digest good = fixed().push(host, "technology/app-builds", "v1.0");
            settle(host);
            assertThat(get(host, "/api/v1/repositories/technology/app/-/tags/v1.0")
                            .get("digest")
                            .asText())
                    .isEqualTo(good.toString());
            assertThat(get(host, repository + "/-/pruning")
                            .at("/items/0/reason")
                            .asText())
                    .contains("old-builds: It was updated last at");
            assertThat(get(host, repository + "/-/tag-limit").get("tags").asInt())
                    .isEqualTo(1000);
        }
        try (TestHost host = TestHost.open(home, wanted)) {
            JsonNode exported = get(host, "/api/v1/settings").at("/organizations/0");
            assertThat(exported).isEqualTo(SettingsJson.write(wanted).at("/organizations/0"));
        }
    }

    @Test
    void theGatesVerdictIsACriterionAndStandsBeforeEveryPromotion() throws Exception {
        String yaml = "unclassified:\n  trustedRegistry:\n"
                + "    listener: {address: 127.0.0.1, port: 0, plainHttp: true}\n"
                + "    gates: {policies: [{name: no-criticals, scope: prod, mode: enforce, rules: [{rule: findings, severity: critical}]}]}\n"
                + "    organizations:\n"
                + "    - {name: dev, owners: ['user:alice'], repositories: [{name: app}]}\n"
                + "    - {name: prod, owners: ['user:alice'], repositories: [{name: app}]}\n";
        try (TestHost host = TestHost.open(home, SettingsFile.read("test", yaml, UnaryOperator.identity()))) {
            rule(
                    host,
                    "alice",
                    "{\"name\":\"all\",\"target\":\"prod/app\",\"criteria\":[\"gate is passed\"],\"triggers\":[\"scan\"]}");
            TestImage.debian().push(host, "dev/app", "bad");
            settle(host);

            assertThat(last(host, "all").get("outcome").asText()).isEqualTo("refused");
            assertThat(last(host, "all").get("reason").asText()).contains("CVE-2022-37434");
            HttpResponse<String> byHand =
                    host.send("alice", "POST", DEV + "/-/tags/bad/promotions", "{\"target\":\"prod/app\"}");
            assertThat(byHand.statusCode()).isEqualTo(403);
            assertThat(byHand.body()).contains("CVE-2022-37434");

            fixed().push(host, "dev/app", "good");
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).hasSize(1);
        }
    }

    @Test
    void evidenceOfTheHostLetsARuleGoOnAndGoesAlong() throws Exception {
        try (TestHost host = open()) {
            rule(
                    host,
                    "alice",
                    "{\"name\":\"tested\",\"target\":\"prod/app\",\"criteria\":[\"evidence result = SUCCESS\",\"evidence tests.failed <= 0\"]}");
            Digest image = fixed().push(host, "dev/app", "a1");
            settle(host);
            assertThat(last(host, "tested").get("reason").asText()).contains("no evidence 'result'");

            RepositoryName name = RepositoryName.parse("dev/app");
            assertThat(host.evidence().give(name, image, new Evidence(Map.of("result", "SUCCESS"))))
                    .isTrue();
            assertThat(host.evidence().give(name, image, new Evidence(Map.of("tests.failed", "0"))))
                    .isTrue();
            settle(host);

            assertThat(get(host, PROD + "/-/tags/a1").get("digest").asText()).isEqualTo(image.toString());
            assertThat(host.evidence()
                            .of(RepositoryName.parse("prod/app"), image)
                            .values())
                    .containsEntry("result", "SUCCESS");
        }
    }

    @Test
    void whatSomebodyAnswersForIsLookedAtAgainAtOnce() throws Exception {
        try (TestHost host = open()) {
            rule(
                    host,
                    "alice",
                    "{\"name\":\"clean\",\"target\":\"prod/app\",\"criteria\":[\"critical = 0\"],\"triggers\":[\"scan\"]}");
            TestImage.debian().push(host, "dev/app", "a1");
            settle(host);
            assertThat(get(host, PROD + "/-/tags").get("items")).isEmpty();

            ok(
                    host,
                    "alice",
                    "POST",
                    DEV + "/-/suppressions",
                    "{\"vulnerability\":\"CVE-2022-37434\",\"reason\":\"inflate is not called\"}");
            settle(host);

            assertThat(get(host, PROD + "/-/tags/a1/history").at("/items/0/how").asText())
                    .isEqualTo("promotion");
            assertThat(get(host, PROD + "/-/tags/a1")
                            .at("/scan/findings/critical")
                            .asInt())
                    .as("what is suppressed is a matter of each repository")
                    .isEqualTo(1);
        }
    }
}
