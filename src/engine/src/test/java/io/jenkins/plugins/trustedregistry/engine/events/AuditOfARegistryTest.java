// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole registry records of calls that come over a socket. */
class AuditOfARegistryTest {
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
    void saysWhoDidWhatWithWhatAndWhatCameOfIt() throws Exception {
        host.send("admin", "POST", "/api/v1/organizations", "{\"name\":\"technology\"}");
        host.send("admin", "POST", "/api/v1/repositories", "{\"name\":\"technology/test\"}");
        host.send("stranger", "DELETE", "/api/v1/repositories/technology/test", "");
        host.send("admin", "GET", "/api/v1/repositories", "");
        host.send("stranger", "GET", "/api/v1/repositories/technology/test", "");
        host.send("stranger", "GET", "/api/v1/settings", "");

        List<JsonNode> lines = log("");

        assertThat(lines)
                .extracting(line -> line.path("actor").asText() + ": "
                        + line.path("operation").asText() + " "
                        + line.path("repository").asText() + " "
                        + line.path("outcome").asText())
                .containsExactly(
                        "registry: begin file  done",
                        "admin: create organization  done",
                        "admin: create repository technology/test done",
                        "stranger: delete repository technology/test refused",
                        "stranger: read repository technology/test refused",
                        "stranger: read settings  refused");
        JsonNode refused = lines.get(3);
        assertThat(refused.path("credential").asText()).isEqualTo("password");
        assertThat(refused.path("from").asText()).isEqualTo("127.0.0.1");
        assertThat(refused.path("reason").asText()).contains("does not exist, or you may not see it");
        assertThat(refused.path("route").asText()).isEqualTo("/api/v1/repositories/{repository...}");
        assertThat(lines.get(5).path("reason").asText()).contains("administrator of the registry");
    }

    @Test
    void namesTheUserWhoseLoginWasRefusedButNothingThatCouldBeASecret() throws Exception {
        host.sendWith(TestHost.basic("alice", "guessed"), "GET", "/api/v1/whoami", "");
        host.sendWith(TestHost.basic("my-own-password", ""), "GET", "/api/v1/whoami", "");

        List<JsonNode> lines = log("");

        assertThat(lines.get(1).path("tried").asText()).isEqualTo("alice");
        assertThat(lines.get(1).path("status").asInt()).isEqualTo(401);
        assertThat(lines.get(2).has("tried")).isFalse();
        assertThat(audit()).doesNotContain("guessed", "my-own-password");
    }

    @Test
    void neverHoldsASecretWhereverItIsPut() throws Exception {
        JsonNode token = JSON.readTree(host.send("alice", "POST", "/api/v1/tokens", "{\"name\":\"ci\"}")
                .body());
        String secret = token.get("token").asText();
        String bearer = JSON.readTree(get(
                                "/token?service=127.0.0.1&account=alice&scope=repository:technology/a:pull",
                                TestHost.basic("alice", secret))
                        .body())
                .get("token")
                .asText();
        for (String header :
                List.of("Bearer " + secret, "Bearer " + bearer, TestHost.basic("alice", secret), "Basic x")) {
            get("/v2/_catalog?token=" + secret, header);
            get("/v2/technology/a/manifests/v1?access_token=" + bearer, header);
            host.sendWith(header, "DELETE", "/api/v1/tokens/" + secret, "");
            host.sendWith(header, "DELETE", "/api/v1/repositories/a/" + secret + "?user=" + bearer, "");
            host.sendWith(header, "POST", "/api/v1/repositories?tag=" + secret, "{\"" + secret + "\":1}");
        }
        form("grant_type=password&service=127.0.0.1&username=alice&password=alice-password&access_type=offline");
        form("grant_type=password&service=127.0.0.1&username=alice&password=wrong-one");

        String audit = audit();
        assertThat(audit).contains("issue token", "access-token", "log in and issue token", "(secret)");
        assertThat(audit).doesNotContain(secret, secret.substring(4), bearer, "alice-password", "wrong-one", "trf_");
        assertThat(log("&actor=alice"))
                .anyMatch(line -> line.path("operation").asText().equals("log in and issue token")
                        && line.path("credential").asText().equals("password"));
    }

    @Test
    void doesNotRecordTheQuestionThatEveryClientIsAskedFirst() throws Exception {
        get("/v2/", "");
        get("/v2/technology/test/manifests/v1", "");

        assertThat(log("")).extracting(line -> line.path("operation").asText()).containsExactly("begin file");
    }

    @Test
    void isReadByAdministratorsOnlyAsJsonOrCsvAndSaysThatItWasRead() throws Exception {
        host.send("admin", "POST", "/api/v1/organizations", "{\"name\":\"technology\"}");
        assertThat(host.send("alice", "GET", "/api/v1/audit", "").statusCode()).isEqualTo(403);
        assertThat(host.send("admin", "GET", "/api/v1/audit?from=yesterday", "").statusCode())
                .isEqualTo(400);
        String csv = host.send("admin", "GET", "/api/v1/audit?format=csv&actor=admin&outcome=done&last=2", "")
                .body();

        assertThat(csv.lines().toList()).hasSize(3);
        assertThat(csv).startsWith("n,time,actor,").contains(",create organization,");
        assertThat(log("&limit=1")).hasSize(1);
        assertThat(log("&after=2")).isEmpty();
        assertThat(audit()).contains("\"operation\":\"read audit log\"");
        JsonNode check = JSON.readTree(
                host.send("admin", "GET", "/api/v1/audit/check", "").body());
        assertThat(check.path("faults")).isEmpty();
        assertThat(check.path("lines").asInt()).isGreaterThan(4);
    }

    @Test
    void namesTheClientAndTheProxyItCameThrough() throws Exception {
        host.close();
        host = TestHost.open(folder, SettingsFile.read("test", """
            unclassified:
              trustedRegistry:
                general: {trustedProxies: [127.0.0.1]}
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
            """, UnaryOperator.identity()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(host.url() + "/api/v1/settings"))
                .header("X-Forwarded-For", "192.0.2.7")
                .header("Authorization", TestHost.basic("alice", "alice-password"))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

        JsonNode line = log("&actor=alice").get(0);
        assertThat(line.path("from").asText()).isEqualTo("192.0.2.7");
        assertThat(line.path("via").asText()).isEqualTo("127.0.0.1");
    }

    private List<JsonNode> log(String filter) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        String body = host.send("admin", "GET", "/api/v1/audit?format=ndjson" + filter, "")
                .body();
        for (String line : body.lines().toList()) {
            JsonNode read = JSON.readTree(line);
            if (!read.path("operation").asText().equals("read audit log")) {
                lines.add(read);
            }
        }
        return lines;
    }

    /** All files as they are. */
    private String audit() throws Exception {
        host.send("admin", "GET", "/api/v1/audit", "");
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder.resolve("audit"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return host.sendWith(authorization, "GET", path.replace(" ", "%20"), "");
    }

    private void form(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }
}
