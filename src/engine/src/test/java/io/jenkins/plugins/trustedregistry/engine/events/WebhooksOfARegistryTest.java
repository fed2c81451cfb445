// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Receiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks and pull counts of a whole registry: who may, and what a push, a pull and a deletion bring about. */
class WebhooksOfARegistryTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOOKS = "/api/v1/repositories/technology/test/-/webhooks";
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";

    @TempDir
    private Path folder;

    private TestHost host;
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder, SettingsFile.read("test", """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                webhooks: {allowHttp: true, allowedTargets: [127.0.0.1], timeoutSeconds: 60}
                organizations:
                  - name: technology
                    owners: [user:alice]
                    teams: [{name: devs, members: [user:nigelpoulton]}]
                    repositories:
                      - {name: test, visibility: public, grants: [{team: devs, right: read-write}]}
            """, UnaryOperator.identity()));
        receiver = Receiver.open();
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
        host.close();
    }

    @Test
    void areForThoseWithTheSayOverWhatTheyTell() throws Exception {
        String hook = body("TAG_PUSH");
        assertThat(send("nigelpoulton", "POST", HOOKS, hook).statusCode()).isEqualTo(403);
        assertThat(send("", "POST", HOOKS, hook).statusCode()).isEqualTo(401);
        assertThat(send("alice", "POST", "/api/v1/webhooks", hook).statusCode()).isEqualTo(403);
        assertThat(send("nigelpoulton", "POST", "/api/v1/namespaces/technology/webhooks", hook)
                        .statusCode())
                .isEqualTo(403);
        String own = path(send("alice", "POST", HOOKS, hook));
        String registrys = path(send("admin", "POST", "/api/v1/webhooks", hook));

        assertThat(send("alice", "GET", own, "").statusCode()).isEqualTo(200);
        assertThat(send("alice", "GET", registrys, "").body())
                .as("like one that is not there")
                .isEqualTo(send("alice", "GET", "/api/v1/webhooks/x", "").body());
        for (String call : List.of("GET ", "PATCH ", "DELETE ", "POST /test", "GET /deliveries")) {
            String[] parts = call.split(" ", 2);
            assertThat(send("nigelpoulton", parts[0], own + parts[1], "{}").statusCode())
                    .as(call)
                    .isEqualTo(404);
        }
        assertThat(send("alice", "DELETE", own, "").statusCode()).isEqualTo(204);
        assertThat(send("alice", "GET", own, "").statusCode()).isEqualTo(404);
    }

    @Test
    void showTheirSecretOnceAndWarnOfWhatIsUnsafe() throws Exception {
        JsonNode made = json(send("alice", "POST", HOOKS, body("TAG_PUSH")));
        String path = "/api/v1/webhooks/" + made.path("id").asText();
        assertThat(made.path("secret").asText()).startsWith("whsec_");
        assertThat(json(send("alice", "GET", path, "")).has("secret")).isFalse();

        JsonNode changed = json(send("alice", "PATCH", path, "{\"rotateSecret\":true,\"skipVerification\":true}"));
        assertThat(changed.path("secret").asText())
                .startsWith("whsec_")
                .isNotEqualTo(made.path("secret").asText());
        assertThat(changed.path("warning").asText()).contains("not checked");
        assertThat(send("alice", "PATCH", path, "{\"secret\":\"short\"}").statusCode())
                .isEqualTo(400);
        assertThat(json(send("alice", "GET", HOOKS, "")).path("items")).hasSize(1);
    }

    @Test
    void refuseTargetsAndTypesThatCanNotBe() throws Exception {
        assertThat(problem("{\"url\":\"https://a:b@example.com/\",\"types\":[\"TAG_PUSH\"]}"))
                .contains("password");
        assertThat(problem("{\"url\":\"ftp://example.com/\",\"types\":[\"TAG_PUSH\"]}"))
                .contains("https://host/path");
        assertThat(problem("{\"url\":\"https://example.com/\",\"types\":[\"REPO_DELETED\"]}"))
                .contains("REPO_DELETED", "can't be told here", "TAG_PUSH");
        assertThat(problem("{\"url\":\"https://10.0.0.1/\",\"types\":[\"TAG_PUSH\"]}"))
                .contains("not a public one");
        assertThat(problem("{\"url\":\"https://example.com/\",\"types\":[]}")).contains("at least one");
        assertThat(problem("{\"url\":\"https://example.com/\",\"types\":[\"TAG_PUSH\"],\"authority\":\"x\"}"))
                .contains("no certificate in PEM");
    }

    private String problem(String body) throws Exception {
        HttpResponse<String> answer = send("alice", "POST", HOOKS, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return json(answer).path("detail").asText();
    }

    @Test
    void tellOfWhatClientsDoAndPullsAreCounted() throws Exception {
        String path = path(send("alice", "POST", HOOKS, body("TAG_PUSH", "TAG_PULL", "TAG_DELETE")));
        send(
                "admin",
                "POST",
                "/api/v1/namespaces/technology/webhooks",
                body("REPO_CREATED", "REPO_UPDATED", "REPO_DELETED"));

        String digest = push("v1");
        assertThat(next("TAG_PUSH").at("/contents/digest").asText()).isEqualTo(digest);
        pull("v1");
        pull("v1");
        assertThat(next("TAG_PULL").path("actor").asText()).isEqualTo("nigelpoulton");
        next("TAG_PULL");
        send("alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/other\"}");
        assertThat(next("REPO_CREATED").at("/contents/repository").asText()).isEqualTo("other");
        send("alice", "PATCH", "/api/v1/repositories/technology/other", "{\"visibility\":\"public\"}");
        assertThat(next("REPO_UPDATED").at("/contents/visibility").asText()).isEqualTo("public");
        send("alice", "DELETE", "/api/v1/repositories/technology/other", "");
        next("REPO_DELETED");

        JsonNode tag = json(send("alice", "GET", "/api/v1/repositories/technology/test/-/tags/v1", ""));
        assertThat(tag.path("pullCount").asInt()).isEqualTo(2);
        assertThat(tag.has("lastPulledAt")).isTrue();
        assertThat(tag.path("lastPulledBy").asText()).isEqualTo("nigelpoulton");
        JsonNode manifest = json(send("stranger", "GET", "/api/v1/repositories/technology/test/-/manifests", ""))
                .at("/items/0");
        assertThat(manifest.path("pullCount").asInt()).isEqualTo(2);
        assertThat(manifest.has("lastPulledBy"))
                .as("only for those who administer it")
                .isFalse();

        JsonNode deliveries = json(send("alice", "GET", path + "/deliveries?limit=2", ""));
        assertThat(deliveries.path("items")).hasSize(2);
        assertThat(deliveries.has("next")).isTrue();
        String delivery = path + "/deliveries/" + deliveries.at("/items/0/id").asText();
        assertThat(json(send("alice", "GET", delivery, "")).path("body").asText())
                .contains("TAG_PULL");
        assertThat(send("alice", "POST", delivery + "/redeliver", "{}").statusCode())
                .isEqualTo(202);
        next("TAG_PULL");
        JsonNode test = json(send("alice", "POST", path + "/test", "{}"));
        assertThat(test.path("state").asText()).isEqualTo("delivered");
        assertThat(test.path("response").asText()).isEqualTo("ok");
        next("TEST");
        assertThat(host.send("admin", "GET", "/metrics", "").body())
                .contains(
                        "registry_webhooks_delivered_total", "registry_events_waiting", "registry_audit_entries_total");
    }

    @Test
    void takeAPullByDigestRightAfterAQuestionForATagAsAPullOfThatTag() throws Exception {
        send("alice", "POST", HOOKS, body("TAG_PULL"));
        String digest = push("v1");
        distribution("GET", "/v2/technology/test/manifests/" + digest, OCI, "", 200);
        distribution("HEAD", "/v2/technology/test/manifests/v1", OCI, "", 200);
        distribution("GET", "/v2/technology/test/manifests/" + digest, OCI, "", 200);

        assertThat(next("TAG_PULL").at("/contents/tag").asText()).isEqualTo("v1");
        JsonNode tag = json(send("alice", "GET", "/api/v1/repositories/technology/test/-/tags/v1", ""));
        assertThat(tag.path("pullCount").asInt()).isEqualTo(1);
        assertThat(receiver.left()).isZero();
    }

    @Test
    void ofAnOrganizationComeBackWithItFromTheTrash() throws Exception {
        JsonNode made = json(
                send("admin", "POST", "/api/v1/namespaces/technology/webhooks", body("REPO_CREATED", "REPO_DELETED")));
        String path = "/api/v1/webhooks/" + made.path("id").asText();
        JsonNode before = json(send("alice", "GET", path, ""));
        assertThat(send("admin", "DELETE", "/api/v1/organizations/technology?cascade=true", "")
                        .statusCode())
                .isLessThan(300);
        assertThat(send("admin", "GET", path, "").statusCode()).isEqualTo(404);
        String entry = json(send("admin", "GET", "/api/v1/trash", ""))
                .at("/items/0/id")
                .asText();

        assertThat(send("admin", "POST", "/api/v1/trash/" + entry + "/restore", "{}")
                        .statusCode())
                .isEqualTo(200);

        JsonNode after = json(send("alice", "GET", path, ""));
        assertThat(after.path("url")).isEqualTo(before.path("url"));
        assertThat(after.path("types")).isEqualTo(before.path("types"));
        send("alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/other\"}");
        assertThat(next("REPO_CREATED").at("/contents/repository").asText()).isEqualTo("other");
        assertThat(json(send("alice", "POST", path + "/test", "{}"))
                        .path("state")
                        .asText())
                .as("its secret can be opened")
                .isEqualTo("delivered");
    }

    @Test
    void areSilentWhileTheirRepositoryLiesInTheTrashAlsoWhenAnotherHasItsName() throws Exception {
        String path = path(send("alice", "POST", HOOKS, body("TAG_PUSH")));
        send("admin", "POST", "/api/v1/namespaces/technology/webhooks", body("REPO_CREATED", "REPO_DELETED"));
        send("alice", "DELETE", "/api/v1/repositories/technology/test", "");
        next("REPO_DELETED");
        assertThat(send("alice", "GET", path, "").statusCode()).isEqualTo(404);
        send("alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/test\"}");
        next("REPO_CREATED");
        status(
                200,
                "PUT",
                "/api/v1/organizations/technology/teams/devs/grants/technology/test",
                "{\"right\":\"read-write\"}");
        push("v1");
        assertThat(json(send("alice", "GET", HOOKS, "")).path("items")).isEmpty();

        send("alice", "DELETE", "/api/v1/repositories/technology/test?permanently=true", "");
        next("REPO_DELETED");
        JsonNode trash = json(send("alice", "GET", "/api/v1/trash?namespace=technology", ""));
        String old = trash.path("items")
                .get(trash.path("items").size() - 1)
                .path("id")
                .asText();
        status(200, "POST", "/api/v1/trash/" + old + "/restore", "{}");
        next("REPO_CREATED");
        push("v2");
        assertThat(next("TAG_PUSH").at("/contents/tag").asText()).isEqualTo("v2");
        assertThat(json(send("alice", "GET", path, "")).path("scope").asText()).isEqualTo("repository:technology/test");
    }

    private void status(int expected, String method, String path, String json) throws Exception {
        HttpResponse<String> answer = send("alice", method, path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    private JsonNode next(String type) throws Exception {
        JsonNode event = JSON.readTree(receiver.next().body());
        assertThat(event.path("type").asText()).isEqualTo(type);
        return event;
    }

    private String body(String... types) throws IOException {
        return JSON.writeValueAsString(Map.of("url", receiver.url("/"), "types", types));
    }

    private String push(String tag) throws Exception {
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(config);
        distribution(
                "POST", "/v2/technology/test/blobs/uploads/?digest=" + digest, "application/octet-stream", "{}", 201);
        String manifest = """
            {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},\
            "layers":[{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2}]}\
            """.formatted(OCI, digest, digest);
        distribution("PUT", "/v2/technology/test/manifests/" + tag, OCI, manifest, 201);
        return Digest.of(manifest.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void pull(String reference) throws Exception {
        distribution("HEAD", "/v2/technology/test/manifests/" + reference, OCI, "", 200);
        distribution("GET", "/v2/technology/test/manifests/" + reference, OCI, "", 200);
    }

    private void distribution(String method, String path, String type, String content, int expected) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host.url() + path))
                .header("Content-Type", type)
                .header("Authorization", TestHost.basic("nigelpoulton", "nigelpoulton-password"))
                .method(method, HttpRequest.BodyPublishers.ofString(content))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    private HttpResponse<String> send(String user, String method, String path, String json) throws Exception {
        return host.send(user, method, path, json);
    }

    private static String path(HttpResponse<String> made) throws IOException {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/api/v1/webhooks/" + json(made).path("id").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
