// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deleting over both APIs and undoing it, over a real socket; alice owns the organization, nigelpoulton may push. */
class TrashApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPOSITORY = "/api/v1/repositories/technology/test";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestHost host;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder);
        json(201, "admin", "POST", "/api/v1/organizations", "{\"name\":\"technology\",\"owners\":[\"user:alice\"]}");
        json(201, "alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/test\"}");
        json(201, "alice", "POST", "/api/v1/organizations/technology/teams", "{\"name\":\"devs\"}");
        call(204, "alice", "PUT", "/api/v1/organizations/technology/teams/devs/members/user:nigelpoulton", "");
        json(
                200,
                "alice",
                "PUT",
                "/api/v1/organizations/technology/teams/devs/grants/technology/test",
                "{\"right\":\"read-write\"}");
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    @Test
    void undoesADeletionOfADockerClient() throws Exception {
        Digest digest = push("nigelpoulton", "v1", "x");
        assertThat(v2("nigelpoulton", "DELETE", "/v2/technology/test/manifests/" + digest)
                        .statusCode())
                .isEqualTo(202);

        JsonNode entry = only("nigelpoulton", "?repository=technology/test");
        assertThat(entry.get("kind").asText()).isEqualTo("manifest");
        assertThat(entry.get("deletedBy").asText()).isEqualTo("nigelpoulton");
        assertThat(entry.get("cause").asText()).isEqualTo("request");
        assertThat(entry.get("tags").toString()).isEqualTo("[\"v1\"]");
        JsonNode restored = json(200, "nigelpoulton", "POST", restore(entry), "{}");

        assertThat(restored.get("tags").toString()).isEqualTo("[\"v1\"]");
        assertThat(v2("nigelpoulton", "GET", "/v2/technology/test/manifests/v1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsDeletedLooksExactlyLikeWhatNeverWas() throws Exception {
        Digest digest = push("nigelpoulton", "gone1", "x");
        Digest never = Digest.of("never".getBytes(StandardCharsets.UTF_8));
        call(204, "nigelpoulton", "DELETE", REPOSITORY + "/-/manifests/" + digest, "");
        json(201, "alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/gone\"}");
        call(204, "alice", "DELETE", "/api/v1/repositories/technology/gone", "");

        for (String method : List.of("GET", "HEAD", "DELETE")) {
            same(method, "/v2/technology/test/manifests/", "gone1", "none1");
            same(method, "/v2/technology/test/manifests/", digest.toString(), never.toString());
        }
        same("GET", "/v2/technology/test/referrers/", digest.toString(), never.toString());
        for (String user : List.of("admin", "alice", "nigelpoulton", "stranger")) {
            for (String path : List.of("tags/list", "manifests/v1", "blobs/" + digest, "referrers/" + digest)) {
                assertThat(answer(user, "GET", "/v2/technology/gone/" + path))
                        .isEqualTo(renamed(answer(user, "GET", "/v2/technology/none/" + path)));
            }
            String shown = host.send(user, "GET", "/api/v1/repositories/technology/gone", "")
                    .body();
            assertThat(shown)
                    .isEqualTo(host.send(user, "GET", "/api/v1/repositories/technology/none", "")
                            .body()
                            .replace("technology/none", "technology/gone"));
        }
        assertThat(v2("admin", "GET", "/v2/_catalog").body()).isEqualTo("{\"repositories\":[\"technology/test\"]}");
        assertThat(json(200, "admin", "GET", "/api/v1/access?repository=technology/gone&user=alice", "")
                        .toString()
                        .replace("technology/gone", "technology/none"))
                .isEqualTo(json(200, "admin", "GET", "/api/v1/access?repository=technology/none&user=alice", "")
                        .toString());
    }

    @Test
    void showsAnEntryOnlyToThoseWhoMayUndoIt() throws Exception {
        push("nigelpoulton", "v1", "x");
        call(204, "nigelpoulton", "DELETE", REPOSITORY + "/-/tags/v1?reason=wrong%20build", "");
        JsonNode tag = only("alice", "?repository=technology/test");
        assertThat(tag.get("reason").asText()).isEqualTo("wrong build");
        String never = call(404, "stranger", "GET", "/api/v1/trash/0never", "").body();
        for (String method : List.of("GET", "DELETE")) {
            assertThat(call(
                                    404,
                                    "stranger",
                                    method,
                                    "/api/v1/trash/" + tag.get("id").asText(),
                                    "")
                            .body())
                    .isEqualTo(never.replace("0never", tag.get("id").asText()));
        }
        call(404, "stranger", "GET", "/api/v1/trash?repository=technology/test", "");
        call(403, "nigelpoulton", "GET", "/api/v1/trash?namespace=technology", "");
        call(403, "alice", "GET", "/api/v1/trash", "");
        call(401, "", "GET", "/api/v1/trash", "");

        call(204, "alice", "DELETE", REPOSITORY, "");

        JsonNode repository = json(200, "alice", "GET", "/api/v1/trash?namespace=technology", "")
                .at("/items/0");
        assertThat(repository.get("kind").asText()).isEqualTo("repository");
        call(404, "nigelpoulton", "POST", restore(repository), "{}");
        call(404, "nigelpoulton", "POST", restore(tag), "{}");
        json(200, "alice", "POST", restore(repository), "{}");
        json(200, "nigelpoulton", "POST", restore(tag), "{}");
        assertThat(json(200, "alice", "GET", "/api/v1/trash?namespace=technology", "")
                        .get("items"))
                .isEmpty();
    }

    @Test
    void restoresARepositoryWithGrantsAndSettings() throws Exception {
        push("nigelpoulton", "v1", "x");
        json(
                200,
                "alice",
                "PATCH",
                REPOSITORY,
                "{\"description\":\"d\",\"immutableTags\":[\"r*\"],\"immutableDays\":9,\"untagged\":\"14d\"}");
        JsonNode before = json(200, "alice", "GET", REPOSITORY, "");
        assertThat(before.get("untagged").asText()).isEqualTo("14d");
        call(204, "alice", "DELETE", REPOSITORY, "");
        json(201, "alice", "POST", "/api/v1/repositories", "{\"name\":\"technology/test\"}");
        JsonNode entry = only("alice", "?namespace=technology");

        assertThat(call(409, "alice", "POST", restore(entry), "{}").body())
                .contains("There is a repository technology/test by now");
        call(204, "alice", "DELETE", REPOSITORY + "?permanently=true", "");
        json(200, "alice", "POST", restore(entry), "{}");

        assertThat(json(200, "alice", "GET", REPOSITORY, "")).isEqualTo(before);
        assertThat(v2("nigelpoulton", "GET", "/v2/technology/test/manifests/v1").statusCode())
                .isEqualTo(200);
        push("nigelpoulton", "v2", "y");
    }

    @Test
    void restoresAnOrganizationWithItsRepositories() throws Exception {
        push("nigelpoulton", "v1", "x");
        call(409, "admin", "DELETE", "/api/v1/organizations/technology", "");
        call(400, "admin", "DELETE", "/api/v1/organizations/technology?cascade=yes", "");
        call(204, "admin", "DELETE", "/api/v1/organizations/technology?cascade=true", "");
        call(404, "alice", "GET", "/api/v1/organizations/technology", "");
        assertThat(v2("nigelpoulton", "GET", "/v2/technology/test/manifests/v1").statusCode())
                .isEqualTo(404);
        JsonNode entry = json(200, "admin", "GET", "/api/v1/trash?namespace=technology", "")
                .at("/items/0");
        assertThat(entry.get("kind").asText()).isEqualTo("namespace");
        call(404, "alice", "POST", restore(entry), "{}");

        assertThat(json(200, "admin", "POST", restore(entry), "{}")
                        .get("repositories")
                        .asInt())
                .isEqualTo(1);

        assertThat(v2("nigelpoulton", "GET", "/v2/technology/test/manifests/v1").statusCode())
                .isEqualTo(200);
        json(200, "alice", "GET", "/api/v1/organizations/technology/teams/devs", "");
    }

    @Test
    void emptiesTheTrash() throws Exception {
        for (String tag : List.of("v1", "v2", "v3")) {
            push("nigelpoulton", tag, tag);
            call(204, "nigelpoulton", "DELETE", REPOSITORY + "/-/tags/" + tag, "");
        }
        JsonNode first = json(200, "alice", "GET", "/api/v1/trash?repository=technology/test&limit=1", "");
        assertThat(first.at("/items/0/tags/0").asText()).isEqualTo("v3");
        JsonNode next = json(
                200,
                "alice",
                "GET",
                "/api/v1/trash?repository=technology/test&limit=1&cursor="
                        + first.get("next").asText(),
                "");
        call(204, "alice", "DELETE", "/api/v1/trash/" + next.at("/items/0/id").asText(), "");

        assertThat(json(200, "alice", "DELETE", "/api/v1/trash?repository=technology/test", "")
                        .get("purged")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(200, "admin", "GET", "/api/v1/trash", "").get("items")).isEmpty();
    }

    @Test
    void deletesATagWithItsImageAndSaysUntilWhenThatCanBeUndone() throws Exception {
        Digest digest = push("nigelpoulton", "v1", "x");
        push("nigelpoulton", "other", "y");
        push("nigelpoulton", "other2", "y");
        String tag = REPOSITORY + "/-/tags/v1";
        call(404, "stranger", "GET", tag + "/deletion", "");
        JsonNode plan = json(200, "nigelpoulton", "GET", tag + "/deletion", "");
        assertThat(plan.get("manifests").toString()).isEqualTo("[\"" + digest + "\"]");
        assertThat(json(200, "nigelpoulton", "GET", tag + "/deletion?permanently=true", "")
                        .has("until"))
                .isFalse();

        JsonNode gone = json(200, "nigelpoulton", "DELETE", tag + "?image=true", "");

        JsonNode entry = only("nigelpoulton", "?repository=technology/test");
        assertThat(gone.get("until")).isEqualTo(entry.get("until"));
        assertThat(gone.get("digest").asText()).isEqualTo(digest.toString());
        assertThat(v2("nigelpoulton", "GET", "/v2/technology/test/manifests/" + digest)
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(200, "nigelpoulton", "DELETE", REPOSITORY + "/-/tags/other?image=true", "")
                        .get("manifests"))
                .isEmpty();
        json(200, "nigelpoulton", "POST", restore(entry), "{}");
        assertThat(v2("nigelpoulton", "GET", "/v2/technology/test/manifests/v1").statusCode())
                .isEqualTo(200);
        call(400, "nigelpoulton", "DELETE", tag + "?image=perhaps", "");
        call(404, "nigelpoulton", "DELETE", REPOSITORY + "/-/tags/none?image=true", "");
    }

    @Test
    void rollsATagBack() throws Exception {
        Digest first = push("nigelpoulton", "latest", "x");
        push("nigelpoulton", "latest", "y");
        JsonNode history = json(200, "nigelpoulton", "GET", REPOSITORY + "/-/tags/latest/history", "");
        assertThat(history.get("items")).hasSize(2);
        assertThat(history.at("/items/0/from").asText()).isEqualTo(first.toString());
        String back = "{\"digest\":\"" + first + "\"}";

        call(404, "stranger", "POST", REPOSITORY + "/-/tags/latest/rollback", back);
        call(409, "nigelpoulton", "POST", REPOSITORY + "/-/tags/other/rollback", back);
        JsonNode tag = json(200, "nigelpoulton", "POST", REPOSITORY + "/-/tags/latest/rollback", back);

        assertThat(tag.get("digest").asText()).isEqualTo(first.toString());
        assertThat(json(200, "nigelpoulton", "GET", REPOSITORY + "/-/tags/latest/history?limit=1", "")
                        .at("/items/0/how")
                        .asText())
                .isEqualTo("rollback");
    }

    @Test
    void holdsImmutableTagsAgainstEverybodyUntilAnAdminReleasesThem() throws Exception {
        push("nigelpoulton", "v1", "x");
        json(200, "alice", "PATCH", REPOSITORY, "{\"immutableTags\":[\"v*\"]}");
        push("nigelpoulton", "v1", "x");

        HttpResponse<String> refused = put("admin", "v1", "y");
        assertThat(refused.statusCode()).isEqualTo(403);
        JsonNode error = JSON.readTree(refused.body()).at("/errors/0");
        assertThat(error.get("code").asText()).isEqualTo("DENIED");
        assertThat(error.get("message").asText()).contains("The tag v1 is immutable", "rule 'v*'", "ask an admin");
        assertThat(error.at("/detail/tag").asText()).isEqualTo("v1");
        for (String path : List.of("/-/tags/v1", "", "/-/tags/v1?permanently=true")) {
            assertThat(call(403, "admin", "DELETE", REPOSITORY + path, "").body())
                    .contains("The tag v1 is immutable");
        }
        call(403, "admin", "DELETE", "/api/v1/organizations/technology?cascade=true", "");
        assertThat(v2("admin", "DELETE", "/v2/technology/test/manifests/v1").statusCode())
                .isEqualTo(403);

        call(403, "nigelpoulton", "PUT", REPOSITORY + "/-/tags/v1/release", "{\"reason\":\"fix\"}");
        call(400, "alice", "PUT", REPOSITORY + "/-/tags/v1/release", "{\"reason\":\" \"}");
        JsonNode release = json(200, "alice", "PUT", REPOSITORY + "/-/tags/v1/release", "{\"reason\":\"fix\"}");
        assertThat(release.get("releasedBy").asText()).isEqualTo("alice");
        assertThat(release.get("reason").asText()).isEqualTo("fix");
        assertThat(put("nigelpoulton", "v1", "y").statusCode()).isEqualTo(201);

        call(404, "alice", "GET", REPOSITORY + "/-/tags/v1/release", "");
        assertThat(put("nigelpoulton", "v1", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesRulesThatCanNotBe() throws Exception {
        assertThat(call(400, "alice", "PATCH", REPOSITORY, "{\"immutableTags\":[\"v/1\"]}")
                        .body())
                .contains("is not a pattern of tags");
        assertThat(call(400, "alice", "PATCH", REPOSITORY, "{\"untagged\":\"soon\"}")
                        .body())
                .contains("use keep, or a number of days");
        call(400, "alice", "PATCH", REPOSITORY, "{\"immutableDays\":-1}");
        call(400, "alice", "DELETE", REPOSITORY + "?reason=" + "x".repeat(501), "");
    }

    @Test
    void plansAndCollectsUntaggedManifests() throws Exception {
        push("nigelpoulton", "v1", "x");
        push("nigelpoulton", "v1", "y");
        json(200, "alice", "PATCH", REPOSITORY, "{\"untagged\":\"1d\"}");

        assertThat(json(200, "nigelpoulton", "GET", REPOSITORY + "/-/untagged", "")
                        .get("items"))
                .isEmpty();
        assertThat(json(200, "nigelpoulton", "DELETE", REPOSITORY + "/-/untagged", "")
                        .get("deleted")
                        .asInt())
                .isZero();
    }

    private void same(String method, String prefix, String gone, String never) throws Exception {
        assertThat(answer("nigelpoulton", method, prefix + gone))
                .as(method + " " + prefix + gone)
                .isEqualTo(answer("nigelpoulton", method, prefix + never).replace(never, gone));
    }

    private static String renamed(String answer) {
        return answer.replace("technology/none", "technology/gone");
    }

    /** Status, headers and body, without what differs between any two answers. */
    private String answer(String user, String method, String path) throws Exception {
        HttpResponse<String> response = v2(user, method, path);
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("x-request-id");
        return response.statusCode() + " " + headers + " " + response.body();
    }

    private Digest push(String user, String tag, String content) throws Exception {
        HttpResponse<String> pushed = put(user, tag, content);
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        return image(content).digest();
    }

    private HttpResponse<String> put(String user, String tag, String content) throws Exception {
        ManifestText image = image(content);
        return http.send(
                HttpRequest.newBuilder(URI.create(host.url() + "/v2/technology/test/manifests/" + tag))
                        .header("Content-Type", image.type().name())
                        .header("Authorization", TestHost.basic(user, user + "-password"))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(image.bytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static ManifestText image(String content) {
        return ManifestText.index().annotation("content", content);
    }

    private HttpResponse<String> v2(String user, String method, String path) throws Exception {
        return host.send(user, method, path, "");
    }

    private JsonNode only(String user, String query) throws Exception {
        JsonNode items = json(200, user, "GET", "/api/v1/trash" + query, "").get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static String restore(JsonNode entry) {
        return "/api/v1/trash/" + entry.get("id").asText() + "/restore";
    }

    private JsonNode json(int status, String user, String method, String path, String body) throws Exception {
        return JSON.readTree(call(status, user, method, path, body).body());
    }

    private HttpResponse<String> call(int status, String user, String method, String path, String body)
            throws Exception {
        HttpResponse<String> answer = host.send(user, method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        return answer;
    }
}
