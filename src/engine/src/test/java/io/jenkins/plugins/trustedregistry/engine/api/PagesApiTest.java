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

/** The calls that came with the pages: search by names, an image's contents, a repository's activity and description. */
class PagesApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private TestHost host;
    private ImagePusher pusher;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder);
        pusher = new ImagePusher(host);
        for (String body : new String[] {
            "organizations {\"name\":\"technology\"}",
            "repositories {\"name\":\"technology/open\",\"visibility\":\"public\",\"description\":\"# Hi\\n\\n<script>x</script>\\n\\n"
                    + "[a](javascript:x) ![p](https://example.com/p.png)\"}",
            "repositories {\"name\":\"technology/secret-opener\"}"
        }) {
            String[] parts = body.split(" ", 2);
            assertThat(host.send("admin", "POST", "/api/v1/" + parts[0], parts[1])
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    @Test
    void aSearchFindsNamesTagsAndDigestsThatTheCallerMaySee() throws Exception {
        String open = pusher.push("technology/open", "Release-1");
        pusher.push("technology/secret-opener", "release-2");

        JsonNode all = get("admin", "/api/v1/search?q=open");
        assertThat(all.get("repositories")).hasSize(2);
        JsonNode stranger = get("stranger", "/api/v1/search?q=open");
        assertThat(stranger.get("repositories").toString()).isEqualTo("[\"technology/open\"]");

        JsonNode tags = get("stranger", "/api/v1/search?q=RELEASE");
        assertThat(tags.get("tags")).hasSize(1);
        assertThat(tags.at("/tags/0/tag").asText()).isEqualTo("Release-1");
        assertThat(get("admin", "/api/v1/search?q=release&limit=1").get("more").asBoolean())
                .isTrue();

        String hex = open.substring("sha256:".length(), "sha256:".length() + 10);
        assertThat(get("", "/api/v1/search?q=" + hex).at("/images/0/digest").asText())
                .isEqualTo(open);
        assertThat(get("stranger", "/api/v1/search?q=100%25").get("tags")).isEmpty();
        assertThat(host.send("admin", "GET", "/api/v1/search?q=x", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anImagesContentsAreItsLayersAndHowItIsRun() throws Exception {
        String digest = pusher.push("technology/open", "v1");

        JsonNode contents = get("stranger", "/api/v1/repositories/technology/open/-/manifests/" + digest + "/contents");

        assertThat(contents.at("/layers/0/instruction").asText()).isEqualTo("ADD rootfs.tar /");
        assertThat(contents.at("/layers/0/size").asLong()).isEqualTo("layer".length());
        assertThat(contents.at("/how/entryPoint/0").asText()).isEqualTo("/app");
        assertThat(contents.at("/how/ports/0").asText()).isEqualTo("8080/tcp");
        assertThat(contents.at("/how/labels/team").asText()).isEqualTo("devs");
        assertThat(contents.at("/how/steps")).hasSize(2);
        assertThat(host.send(
                                "stranger",
                                "GET",
                                "/api/v1/repositories/technology/secret-opener/-/manifests/" + digest + "/contents",
                                "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasPushedAboutAnImageIsAmongItsContents() throws Exception {
        String digest = pusher.push("technology/open", "v1");
        pusher.attach("technology/open", digest, "application/vnd.dev.sigstore.bundle.v0.3+json", "{}");

        JsonNode contents = get("admin", "/api/v1/repositories/technology/open/-/manifests/" + digest + "/contents");

        assertThat(contents.at("/referrers/0/artifactType").asText()).contains("sigstore");
        assertThat(contents.at("/referrers/0/pushedBy").asText()).isEqualTo("admin");
    }

    @Test
    void aRepositorysActivityIsForItsAdministratorsAndWithoutAddresses() throws Exception {
        pusher.push("technology/open", "v1");
        String path = "/api/v1/repositories/technology/open/-/activity?limit=50";

        HttpResponse<String> mine = host.send("admin", "GET", path, "");
        assertThat(mine.body())
                .contains("push manifest", "\"actor\":\"admin\"")
                .doesNotContain("127.0.0.1", "password");
        JsonNode items = JSON.readTree(mine.body()).get("items");
        assertThat(items.at("/0/n").asLong()).isGreaterThan(items.at("/1/n").asLong());
        assertThat(host.send("stranger", "GET", path, "").statusCode()).isEqualTo(403);
    }

    @Test
    void aDescriptionIsHtmlThatCanDoNothing() throws Exception {
        JsonNode description = get("", "/api/v1/repositories/technology/open/-/description");

        assertThat(description.get("html").asText())
                .contains("<h1>Hi</h1>", "&lt;script&gt;")
                .doesNotContain("<script", "javascript:", "<img");
    }

    private JsonNode get(String user, String path) throws Exception {
        HttpResponse<String> answer = host.send(user, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
