// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Making, changing and removing mirrors by calls. No other registry is called here. */
@Timeout(240)
class MirrorApiTest {
    private static final String MIRRORS = RuleFixture.DEV + "/-/mirrors";
    private static final String SETTINGS = """
            webhooks: {allowedTargets: [127.0.0.1], allowHttp: true}
            organizations:
            - name: dev
              owners: ['user:alice']
              teams: [{name: makers, members: ['user:nigelpoulton']}]
              repositories: [{name: app, grants: [{team: makers, right: read-write}]}]
            """;
    private static final String OUT = """
            {"name":"out","direction":"push","registry":"http://127.0.0.1:9/","repository":"far/away","username":"robot",
            "password":"Geheim-1","criteria":["tag starts with v"],"triggers":[],"active":false}""";

    @TempDir
    private Path home;

    @Test
    void aMirrorIsMadeChangedAndRemovedAndItsPasswordIsNowhere() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            HttpResponse<String> made = host.send("alice", "POST", MIRRORS, OUT);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            assertThat(made.headers().firstValue("Location")).contains(MIRRORS + "/out");
            JsonNode mirror = RuleFixture.json(made.body());
            assertThat(mirror.get("registry").asText()).isEqualTo("http://127.0.0.1:9");
            assertThat(mirror.get("passwordSet").asBoolean()).isTrue();
            assertThat(mirror.get("owner").asText()).isEqualTo("user:alice");
            assertThat(mirror.get("tag").asText()).isEqualTo("%n");
            assertThat(mirror.get("timeZone").asText()).isEqualTo("UTC");
            assertThat(mirror.get("overwrite").asBoolean()).isTrue();
            assertThat(mirror.has("lastRun")).isFalse();
            assertThat(status(host, "alice", "POST", MIRRORS, OUT))
                    .as("the name is taken")
                    .isEqualTo(409);

            JsonNode changed = ok(host, "admin", "PATCH", MIRRORS + "/out", "{\"referrers\":false,\"name\":\"away\"}");
            assertThat(changed.get("passwordSet").asBoolean()).isTrue();
            assertThat(changed.get("owner").asText()).isEqualTo("user:admin");
            assertThat(changed.get("criteria").get(0).asText()).isEqualTo("tag starts with v");
            assertThat(get(host, MIRRORS).at("/items/0")).isEqualTo(changed);
            assertThat(get(host, "/api/v1/namespaces/dev/mirrors")
                            .at("/items/0/local")
                            .asText())
                    .isEqualTo("dev/app");
            assertThat(get(host, MIRRORS + "/away/copies").get("items")).isEmpty();

            ok(host, "alice", "DELETE", MIRRORS + "/away", "");
            assertThat(status(host, "alice", "GET", MIRRORS + "/away", "")).isEqualTo(404);
            assertThat(status(host, "alice", "DELETE", MIRRORS + "/away", "")).isEqualTo(404);
            String audit =
                    host.send("admin", "GET", "/api/v1/audit?limit=100", "").body();
            assertThat(audit)
                    .contains("create repository mirror", "change repository mirror", "delete repository mirror");
            assertThat(made.body() + changed + audit).doesNotContain("Geheim-1");
        }
        assertThat(filesWith("Geheim-1")).isEmpty();
    }

    @Test
    void aPasswordStaysOnlyWhereItWasFor() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            ok(host, "alice", "POST", MIRRORS, OUT);

            String another = JsonNodeFactory.instance
                    .objectNode()
                    .put("authorities", host.send("alice", "GET", "/ca", "").body())
                    .toString();
            for (String elsewhere :
                    List.of("{\"registry\":\"http://127.0.0.1:10\"}", "{\"username\":\"other\"}", another)) {
                HttpResponse<String> refused = host.send("alice", "PATCH", MIRRORS + "/out", elsewhere);
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("does not stay: give it again");
            }
            assertThat(ok(host, "alice", "PATCH", MIRRORS + "/out", "{\"repository\":\"far/farther\"}")
                            .get("passwordSet")
                            .asBoolean())
                    .isTrue();
            assertThat(ok(host, "alice", "PATCH", MIRRORS + "/out", "{\"username\":\"other\",\"password\":\"\"}")
                            .get("passwordSet")
                            .asBoolean())
                    .isFalse();
            ok(host, "alice", "PATCH", MIRRORS + "/out", "{\"password\":\"Geheim-2\"}");
            assertThat(ok(host, "alice", "PATCH", MIRRORS + "/out", "{\"username\":\"\"}")
                            .get("passwordSet")
                            .asBoolean())
                    .as("nobody logs in any more")
                    .isFalse();
            HttpResponse<String> test = host.send(
                    "alice",
                    "POST",
                    RuleFixture.DEV + "/-/mirror-test",
                    "{\"direction\":\"push\",\"registry\":\"http://127.0.0.1:9\",\"repository\":\"a\",\"password\":\"Geheim-3\"}");
            assertThat(test.statusCode()).isEqualTo(400);
            assertThat(test.body()).contains("give both, or neither");
        }
    }

    @Test
    void aTestTakesAKeptPasswordOnlyToWhereItIsFor() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            ok(host, "alice", "POST", MIRRORS, OUT);

            HttpResponse<String> refused = host.send(
                    "alice",
                    "POST",
                    RuleFixture.DEV + "/-/mirror-test",
                    "{\"direction\":\"push\",\"registry\":\"http://127.0.0.1:10\",\"repository\":\"a\",\"username\":\"robot\","
                            + "\"mirror\":\"out\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("for another registry, username or authority");
        }
    }

    @Test
    void onlyRegistriesThatMayBeCalledAreTaken() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            String inside = OUT.replace("http://127.0.0.1:9/", "https://10.0.0.7");
            HttpResponse<String> refused = host.send("alice", "POST", MIRRORS, inside);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("10.0.0.7");
            assertThat(status(host, "alice", "POST", RuleFixture.DEV + "/-/mirror-test", inside))
                    .isEqualTo(400);

            ok(host, "alice", "POST", MIRRORS, OUT);
            assertThat(status(
                            host,
                            "alice",
                            "PATCH",
                            MIRRORS + "/out",
                            "{\"registry\":\"http://169.254.169.254\",\"password\":\"x\"}"))
                    .isEqualTo(400);
        }
    }

    @Test
    void whoMayNotConfigureTheRepositoryHasNoMirrors() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            ok(host, "alice", "POST", MIRRORS, OUT);

            assertThat(status(host, "nigelpoulton", "GET", MIRRORS, "")).isEqualTo(403);
            assertThat(status(host, "nigelpoulton", "POST", MIRRORS, OUT)).isEqualTo(403);
            assertThat(status(host, "nigelpoulton", "POST", MIRRORS + "/out/runs", "{}"))
                    .isEqualTo(403);
            assertThat(status(host, "stranger", "GET", MIRRORS + "/out", "")).isEqualTo(404);
            assertThat(status(host, "stranger", "POST", MIRRORS, OUT)).isEqualTo(404);
            assertThat(status(host, "stranger", "GET", "/api/v1/namespaces/dev/mirrors", ""))
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            assertThat(refusal(host, "\"push\"", "\"pull\"")).contains("use push, to the other registry, or poll");
            assertThat(refusal(host, "\"username\":\"robot\",", "")).contains("give both, or neither");
            assertThat(refusal(host, "\"triggers\":[]", "\"triggers\":[],\"schedule\":\"* * * * *\""))
                    .contains("goes by triggers");
            assertThat(refusal(host, "\"direction\":\"push\"", "\"direction\":\"poll\"")
                            .isEmpty())
                    .isTrue();
            assertThat(refusal(host, "\"name\":\"out\"", "\"name\":\"x\",\"nonsense\":1"))
                    .contains("'nonsense' is not a key here");
        }
    }

    @Test
    void aMirrorThatTurnsRoundHasTheDefaultsOfItsNewDirection() throws Exception {
        try (TestHost host = RuleFixture.open(home, SETTINGS)) {
            ok(host, "alice", "POST", MIRRORS, OUT);

            JsonNode polls = ok(host, "alice", "PATCH", MIRRORS + "/out", "{\"direction\":\"poll\"}");
            assertThat(polls.get("schedule").asText()).isEqualTo("*/30 * * * *");
            JsonNode pushes = ok(host, "alice", "PATCH", MIRRORS + "/out", "{\"direction\":\"push\"}");
            assertThat(pushes.get("schedule").asText()).isEmpty();
            assertThat(pushes.get("triggers")).hasSize(3);
        }
    }

    /** What is said to the mirror with one thing changed; empty when it is taken. */
    private static String refusal(TestHost host, String what, String instead) throws Exception {
        assertThat(OUT).contains(what);
        HttpResponse<String> answer = host.send("alice", "POST", MIRRORS, OUT.replace(what, instead));
        return answer.statusCode() == 201
                ? ""
                : RuleFixture.json(answer.body()).path("detail").asText();
    }

    private static int status(TestHost host, String user, String method, String path, String body) throws Exception {
        return host.send(user, method, path, body).statusCode();
    }

    private List<Path> filesWith(String text) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            return all.stream().filter(file -> has(file, text)).toList();
        }
    }

    private static boolean has(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
