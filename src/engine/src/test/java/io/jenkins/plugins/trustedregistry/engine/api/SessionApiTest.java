// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in as a browser does, over a real socket. */
class SessionApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORGANIZATION = "{\"name\":\"technology\"}";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
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
    void aPasswordBecomesACookieThatScriptsCantReadAndOtherSitesCantSend() throws Exception {
        HttpResponse<String> answer = signIn("admin", "admin-password");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("trusted-registry=trs_[0-9A-Za-z]{38}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).doesNotContain("trs_");
        JsonNode session = JSON.readTree(answer.body());
        assertThat(session.get("name").asText()).isEqualTo("admin");
        assertThat(session.get("registryAdmin").asBoolean()).isTrue();
    }

    @Test
    void theCookieReadsAndWithTheTokenForChangesItChanges() throws Exception {
        HttpResponse<String> session = signIn("admin", "admin-password");
        String cookie = cookie(session);
        String token = JSON.readTree(session.body()).get("changeToken").asText();

        assertThat(call("GET", "/api/v1/whoami", "", "Cookie", cookie).body()).contains("\"name\":\"admin\"");
        HttpResponse<String> without = call("POST", "/api/v1/organizations", ORGANIZATION, "Cookie", cookie);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("without the token of its session");
        assertThat(call("POST", "/api/v1/organizations", ORGANIZATION, "Cookie", cookie, "X-Registry-Token", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("POST", "/api/v1/organizations", ORGANIZATION, "Cookie", cookie, "X-Registry-Token", token)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void theTokenForChangesIsToldOnlyToWhoHasTheCookieAndIsAnotherForEachSession() throws Exception {
        HttpResponse<String> first = signIn("alice", "alice-password");
        HttpResponse<String> second = signIn("alice", "alice-password");

        String token = JSON.readTree(first.body()).get("changeToken").asText();
        assertThat(JSON.readTree(second.body()).get("changeToken").asText()).isNotEqualTo(token);
        assertThat(JSON.readTree(call("GET", "/api/v1/session", "", "Cookie", cookie(first))
                                .body())
                        .get("changeToken")
                        .asText())
                .isEqualTo(token);
        assertThat(call("GET", "/api/v1/session", "").body()).isEqualTo("{\"signedIn\":false,\"registryAdmin\":false}");
    }

    @Test
    void whoSignsOutIsNobodyAnyMore() throws Exception {
        HttpResponse<String> session = signIn("alice", "alice-password");
        String token = JSON.readTree(session.body()).get("changeToken").asText();

        HttpResponse<String> out =
                call("DELETE", "/api/v1/session", "", "Cookie", cookie(session), "X-Registry-Token", token);

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(call("GET", "/api/v1/whoami", "", "Cookie", cookie(session)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void noPageOfAnotherSiteSignsSomebodyInOrChangesAnything() throws Exception {
        HttpResponse<String> other =
                call("POST", "/api/v1/session", login("alice", "alice-password"), "Sec-Fetch-Site", "cross-site");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("another site");

        HttpResponse<String> untyped = http.send(
                HttpRequest.newBuilder(URI.create(host.url() + "/api/v1/session"))
                        .POST(HttpRequest.BodyPublishers.ofString(login("alice", "alice-password")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(untyped.statusCode()).isEqualTo(400);

        assertThat(call(
                                "POST",
                                "/api/v1/organizations",
                                ORGANIZATION,
                                "Authorization",
                                TestHost.basic("admin", "admin-password"),
                                "Sec-Fetch-Site",
                                "same-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyAPasswordSignsIn() throws Exception {
        assertThat(signIn("alice", "wrong").statusCode()).isEqualTo(401);
        String token = JSON.readTree(host.send("alice", "POST", "/api/v1/tokens", "{\"name\":\"ci\"}")
                        .body())
                .get("token")
                .asText();
        HttpResponse<String> answer = signIn("alice", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("with your password");
    }

    @Test
    void theCookieOpensNothingButTheManagementApiAndIsNoPassword() throws Exception {
        HttpResponse<String> session = signIn("alice", "alice-password");

        assertThat(call("GET", "/v2/", "", "Cookie", cookie(session)).statusCode())
                .isEqualTo(401);
        String secret = cookie(session).replace("trusted-registry=", "");
        assertThat(call("GET", "/api/v1/whoami", "", "Authorization", TestHost.basic("alice", secret))
                        .statusCode())
                .isEqualTo(401);
        assertThat(call("GET", "/api/v1/whoami", "", "Authorization", "Bearer " + secret)
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> signIn(String user, String password) throws Exception {
        return call("POST", "/api/v1/session", login(user, password));
    }

    private static String login(String user, String password) {
        return "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}";
    }

    private static String cookie(HttpResponse<String> session) {
        return session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> call(String method, String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host.url() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
