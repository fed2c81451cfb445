// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
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

/** The calls that came with the pages: search by names, an image's contents, a repository's activity and description. */
class PagesApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestHost host;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder);
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
        String open = push("technology/open", "Release-1");
        push("technology/secret-opener", "release-2");

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
        String digest = push("technology/open", "v1");

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
        String digest = push("technology/open", "v1");
        byte[] empty = "{}".getBytes(UTF_8);
        blob("technology/open", empty);
        String signature = """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"application/vnd.dev.sigstore.bundle.v0.3+json",
                "config":%s,"layers":[%s],"subject":{"mediaType":"%s","digest":"%s","size":1}}""".formatted(
                        MANIFEST,
                        descriptor("application/vnd.oci.empty.v1+json", empty),
                        descriptor("application/vnd.oci.empty.v1+json", empty),
                        MANIFEST,
                        digest);
        put("technology/open", Digest.of(signature.getBytes(UTF_8)).toString(), signature);

        JsonNode contents = get("admin", "/api/v1/repositories/technology/open/-/manifests/" + digest + "/contents");

        assertThat(contents.at("/referrers/0/artifactType").asText()).contains("sigstore");
        assertThat(contents.at("/referrers/0/pushedBy").asText()).isEqualTo("admin");
    }

    @Test
    void aRepositorysActivityIsForItsAdministratorsAndWithoutAddresses() throws Exception {
        push("technology/open", "v1");
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

    /** An image of its own for each name and tag; its digest. */
    private String push(String repository, String tag) throws Exception {
        byte[] layer = "layer".getBytes(UTF_8);
        byte[] config = """
                {"os":"linux","architecture":"amd64","author":"%s","config":{"Entrypoint":["/app"],"ExposedPorts":{"8080/tcp":{}},
                "Labels":{"team":"devs"}},"rootfs":{"type":"layers","diff_ids":["%s"]},
                "history":[{"created_by":"ADD rootfs.tar /"},{"created_by":"ENTRYPOINT /app","empty_layer":true}]}""".formatted(repository + tag, Digest.of(layer)).getBytes(UTF_8);
        blob(repository, layer);
        blob(repository, config);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(
                MANIFEST, descriptor(CONFIG, config), descriptor("application/vnd.oci.image.layer.v1.tar", layer));
        put(repository, tag, manifest);
        return Digest.of(manifest.getBytes(UTF_8)).toString();
    }

    private void blob(String repository, byte[] content) throws Exception {
        send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + Digest.of(content),
                "application/octet-stream",
                content);
    }

    private void put(String repository, String reference, String manifest) throws Exception {
        send("PUT", "/v2/" + repository + "/manifests/" + reference, MANIFEST, manifest.getBytes(UTF_8));
    }

    private void send(String method, String path, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(host.url() + path))
                        .header("Authorization", TestHost.basic("admin", "admin-password"))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String descriptor(String mediaType, byte[] content) {
        return """
                {"mediaType":"%s","digest":"%s","size":%d}""".formatted(mediaType, Digest.of(content), content.length);
    }
}
