// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The management API over a real socket. */
class ApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private TestHost host;

    @BeforeEach
    void open() throws IOException {
        host = TestHost.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    @Test
    void tellsTheStoryOfOrganizationTeamAndRepository() throws Exception {
        created("admin", "/api/v1/organizations", "{\"name\":\"technology\",\"owners\":[\"user:alice\"]}");
        created("alice", "/api/v1/organizations/technology/teams", "{\"name\":\"devs\"}");
        status(204, "alice", "PUT", "/api/v1/organizations/technology/teams/devs/members/user:nigelpoulton", "");
        created("alice", "/api/v1/repositories", "{\"name\":\"technology/test\",\"visibility\":\"public\"}");
        status(
                200,
                "alice",
                "PUT",
                "/api/v1/organizations/technology/teams/devs/grants/technology/test",
                "{\"right\":\"read-write\"}");

        JsonNode access = json(status(200, "nigelpoulton", "GET", "/api/v1/access?repository=technology/test", ""));

        assertThat(access.at("/sources").toString()).contains("technology/devs", "read-write");
        assertThat(answer(access, "push").get("allowed").asBoolean()).isTrue();
        assertThat(answer(access, "configure").get("allowed").asBoolean()).isFalse();
        assertThat(answer(access, "configure").get("reason").asText()).contains("admin");
        assertThat(json(status(200, "nigelpoulton", "GET", "/api/v1/whoami", ""))
                        .at("/teams/0")
                        .asText())
                .isEqualTo("technology/devs");
    }

    @Test
    void hidesAPrivateRepositoryFromStrangersExactlyLikeAMissingOne() throws Exception {
        created("admin", "/api/v1/organizations", "{\"name\":\"technology\"}");
        created("admin", "/api/v1/repositories", "{\"name\":\"technology/secret\"}");

        for (String method : new String[] {"GET", "PATCH", "DELETE"}) {
            String secret = status(404, "stranger", method, "/api/v1/repositories/technology/secret", "{}")
                    .body();
            String absent = status(404, "stranger", method, "/api/v1/repositories/technology/absent", "{}")
                    .body();
            assertThat(secret.replace("technology/secret", "technology/absent")).isEqualTo(absent);
        }
        assertThat(json(status(200, "stranger", "GET", "/api/v1/repositories", ""))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void findsWhatLiesBehindARepositorysName() throws Exception {
        created("admin", "/api/v1/organizations", "{\"name\":\"technology\"}");
        created("admin", "/api/v1/repositories", "{\"name\":\"technology/deep/test\"}");

        for (String list : new String[] {"tags", "manifests", "grants"}) {
            String path = "/api/v1/repositories/technology/deep/test/-/" + list;
            assertThat(json(status(200, "admin", "GET", path, "")).get("items")).isEmpty();
        }
        for (String gone : new String[] {"tags/v1", "manifests/sha256:" + "0".repeat(64)}) {
            String path = "/api/v1/repositories/technology/deep/test/-/" + gone;
            assertThat(status(404, "admin", "DELETE", path, "").body()).doesNotContain("no repository");
        }
    }

    @Test
    void namesAnUnknownKeyAndWhatIsAllowed() throws Exception {
        HttpResponse<String> answer = status(400, "admin", "POST", "/api/v1/organizations", "{\"nmae\":\"x\"}");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(answer).get("detail").asText()).contains("'nmae'", "createOnPush, description, name, owners");
    }

    @Test
    void asksStrangersToLogIn() throws Exception {
        status(401, "", "GET", "/api/v1/whoami", "");
        status(401, "", "POST", "/api/v1/organizations", "{\"name\":\"x\"}");
        status(403, "alice", "POST", "/api/v1/organizations", "{\"name\":\"x\"}");
    }

    @Test
    void refusesWhatIsThereAlready() throws Exception {
        created("admin", "/api/v1/organizations", "{\"name\":\"technology\"}");
        status(409, "admin", "POST", "/api/v1/organizations", "{\"name\":\"technology\"}");
        created("admin", "/api/v1/repositories", "{\"name\":\"technology/test\"}");
        status(409, "admin", "POST", "/api/v1/repositories", "{\"name\":\"technology/test\"}");
        status(409, "admin", "DELETE", "/api/v1/organizations/technology", "");
    }

    @Test
    void givesListsInPages() throws Exception {
        created("admin", "/api/v1/organizations", "{\"name\":\"technology\"}");
        for (int i = 0; i < 5; i++) {
            created("admin", "/api/v1/repositories", "{\"name\":\"technology/r" + i + "\"}");
        }

        JsonNode first = json(status(200, "admin", "GET", "/api/v1/repositories?limit=3", ""));
        JsonNode second = json(status(
                200,
                "admin",
                "GET",
                "/api/v1/repositories?limit=3&cursor=" + first.get("next").asText(),
                ""));

        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        status(400, "admin", "GET", "/api/v1/repositories?limit=0", "");
        status(400, "admin", "GET", "/api/v1/repositories?cursor=!!", "");
    }

    @Test
    void givesATokenThatWorksUntilItIsDeactivated() throws Exception {
        JsonNode token = json(created("alice", "/api/v1/tokens", "{\"name\":\"ci\",\"right\":\"read-only\"}"));
        String secret = token.get("token").asText();
        String path = "/api/v1/tokens/" + token.get("id").asText();

        assertThat(host.sendWith("Bearer " + secret, "GET", "/api/v1/whoami", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(host.sendWith("Bearer " + secret, "POST", "/api/v1/tokens", "{\"name\":\"more\"}")
                        .statusCode())
                .as("a limited token must not make an unlimited one")
                .isEqualTo(403);
        assertThat(status(200, "alice", "GET", path, "").body()).doesNotContain(secret);
        status(404, "nigelpoulton", "GET", path, "");
        status(200, "alice", "PATCH", path, "{\"active\":false}");
        assertThat(host.sendWith("Bearer " + secret, "GET", "/api/v1/whoami", "")
                        .statusCode())
                .isEqualTo(401);
        status(204, "alice", "DELETE", path, "");
    }

    @Test
    void givesARobotItsSecretOnce() throws Exception {
        created("admin", "/api/v1/organizations", "{\"name\":\"technology\"}");
        JsonNode robot = json(created("admin", "/api/v1/organizations/technology/robots", "{\"name\":\"ci\"}"));
        String login =
                TestHost.basic(robot.get("name").asText(), robot.get("secret").asText());

        assertThat(json(host.sendWith(login, "GET", "/api/v1/whoami", ""))
                        .get("kind")
                        .asText())
                .isEqualTo("robot");
        status(200, "admin", "POST", "/api/v1/organizations/technology/robots/ci/secret", "{}");
        assertThat(host.sendWith(login, "GET", "/api/v1/whoami", "").statusCode())
                .isEqualTo(401);
        status(404, "alice", "GET", "/api/v1/organizations/technology/robots", "");
    }

    @Test
    void givesABundleAsAZipAndEndsIt() throws Exception {
        HttpResponse<String> zip = created("alice", "/api/v1/bundles", "{\"name\":\"laptop\"}");
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(zip.body()).startsWith("PK");
        JsonNode listed = json(status(200, "alice", "GET", "/api/v1/bundles", ""));
        String path = "/api/v1/bundles/" + listed.at("/items/0/id").asText();

        status(204, "alice", "DELETE", path, "");

        assertThat(json(status(200, "alice", "GET", path, "")).has("revokedAt")).isTrue();
    }

    @Test
    void makesCertificatesForEnginesForAdministratorsOnly() throws Exception {
        String names = "{\"names\":[\"docker.example.com\",\"10.1.2.3\"],\"lifetimeDays\":30}";
        JsonNode made = json(created("admin", "/api/v1/engine-certificates", names));
        assertThat(made.get("names").toString()).isEqualTo("[\"docker.example.com\",\"10.1.2.3\"]");
        assertThat(made.get("certificate").asText())
                .endsWith(made.get("authority").asText());
        assertThat(made.get("key").asText()).startsWith("-----BEGIN PRIVATE KEY-----");

        status(403, "alice", "POST", "/api/v1/engine-certificates", names);
        for (String wrong :
                new String[] {"{}", "{\"names\":[\"a b\"]}", "{\"names\":[\"docker\"],\"lifetimeDays\":826}"}) {
            status(400, "admin", "POST", "/api/v1/engine-certificates", wrong);
        }
    }

    @Test
    void showsSettingsToAdministratorsOnly() throws Exception {
        assertThat(json(status(200, "admin", "GET", "/api/v1/settings", ""))
                        .at("/listener/address")
                        .asText())
                .isEqualTo("127.0.0.1");
        status(403, "alice", "GET", "/api/v1/settings", "");
    }

    private static JsonNode answer(JsonNode access, String action) {
        for (JsonNode each : access.get("actions")) {
            if (each.get("action").asText().equals(action)) {
                return each;
            }
        }
        throw new AssertionError(action + " is missing in " + access);
    }

    private HttpResponse<String> created(String user, String path, String json) throws Exception {
        return status(201, user, "POST", path, json);
    }

    private HttpResponse<String> status(int expected, String user, String method, String path, String json)
            throws Exception {
        HttpResponse<String> answer = host.send(user, method, path, json);
        assertThat(answer.statusCode())
                .as("%s %s as %s: %s", method, path, user, answer.body())
                .isEqualTo(expected);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
