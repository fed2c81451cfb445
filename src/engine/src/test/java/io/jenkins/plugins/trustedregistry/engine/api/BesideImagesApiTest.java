// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists say beside images, whose they are, what is stated about them, how much they weigh. */
class BesideImagesApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DSSE = "application/vnd.dsse.envelope.v1+json";
    private static final String OPEN = "/api/v1/repositories/technology/open";

    @TempDir
    private Path folder;

    private TestHost host;
    private ImagePusher pusher;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder);
        pusher = new ImagePusher(host);
        made("organizations", "{\"name\":\"technology\",\"owners\":[\"user:alice\",\"group:leads\"]}");
        made("organizations", "{\"name\":\"other\"}");
        made("repositories", "{\"name\":\"technology/open\",\"visibility\":\"public\"}");
        made("repositories", "{\"name\":\"technology/second\"}");
        made("repositories", "{\"name\":\"other/third\"}");
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    @Test
    void aListOfTagsCountsWhatWasPushedAboutEachByItsKind() throws Exception {
        String image = pusher.push("technology/open", "v1");
        pusher.attach("technology/open", image, "application/vnd.cncf.notary.signature", "{\"n\":1}");
        pusher.attach("technology/open", image, "application/vnd.cyclonedx+json", "{\"n\":2}");
        pusher.attach("technology/open", image, "application/vnd.cyclonedx+json", "{\"n\":3}");
        pusher.attach("technology/open", image, "text/plain", "hello");
        pusher.push("technology/open", image.replace(':', '-') + ".sig");
        pusher.push("technology/open", image.replace(':', '-') + ".att");

        JsonNode tag = get("stranger", OPEN + "/-/tags/v1");

        assertThat(tag.get("attached").toString())
                .as("the tag of a signature beside a referrer that is one does not count twice")
                .isEqualTo("{\"signature\":1,\"sbom\":2,\"attestation\":1,\"other\":1}");
        assertThat(tag.has("build")).isFalse();
        assertThat(tag.has("verdict")).isFalse();
        assertThat(get("stranger", OPEN + "/-/tags").get("items")).hasSize(3);
    }

    @Test
    void whoIsLoggedInAndMayPullIsToldWhoseARepositoryIs() throws Exception {
        JsonNode owners = get("stranger", OPEN + "/-/owners");

        assertThat(owners.get("kind").asText()).isEqualTo("organization");
        assertThat(owners.get("owners").toString()).isEqualTo("[\"group:leads\",\"user:alice\"]");
        assertThat(host.send("", "GET", OPEN + "/-/owners", "").statusCode()).isEqualTo(401);
        assertThat(host.send("stranger", "GET", "/api/v1/repositories/technology/second/-/owners", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void statementsAreShownWithWhatIsKnownOfTheirSignature() throws Exception {
        String image = pusher.push("technology/open", "v1");
        String hex = image.substring("sha256:".length());
        String statement = """
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x","digest":{"sha256":"%s"}}],
                "predicateType":"https://slsa.dev/provenance/v1","predicate":{"runDetails":{"builder":{"id":"me"}}}}""".formatted(hex);
        pusher.attach("technology/open", image, "application/vnd.in-toto+json", statement);
        String envelope =
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"%s\",\"signatures\":[{\"sig\":\"bm9uZQ==\"}]}"
                        .formatted(Base64.getEncoder()
                                .encodeToString(
                                        statement.replace(hex, "0".repeat(64)).getBytes(UTF_8)));
        pusher.attach("technology/open", image, DSSE, envelope);
        pusher.attach("technology/open", image, DSSE, "no statement at all");

        JsonNode found =
                get("stranger", OPEN + "/-/manifests/" + image + "/provenance").get("items");

        assertThat(found).hasSize(2);
        assertThat(found)
                .extracting(each -> each.get("signer").asText())
                .containsExactlyInAnyOrder("nobody", "unknown");
        assertThat(found)
                .allSatisfy(each -> assertThat(each.get("about").asBoolean())
                        .as("only the bare one speaks of this image")
                        .isEqualTo(each.get("signer").asText().equals("nobody")));
    }

    @Test
    void theStoreIsSharedAmongNamespacesAndRepositories() throws Exception {
        pusher.push("technology/open", "v1");
        pusher.push("technology/second", "v1");
        pusher.push("other/third", "v1");

        JsonNode use = get("admin", "/api/v1/storage-use").get("items");

        assertThat(use).hasSize(2);
        assertThat(use.at("/0/name").asText()).isEqualTo("technology");
        assertThat(use.at("/0/repositories").asInt()).isEqualTo(2);
        assertThat(use.at("/0/blobs").asInt())
                .as("two configurations, and the layer once")
                .isEqualTo(3);
        assertThat(use.at("/0/bytes").asLong() - use.at("/0/ownBytes").asLong())
                .as("the layer is in both namespaces")
                .isEqualTo("layer".length());
        JsonNode inside =
                get("alice", "/api/v1/namespaces/technology/storage-use").get("items");
        assertThat(inside).hasSize(2);
        assertThat(inside.at("/0/blobs").asInt()).isEqualTo(2);
        assertThat(host.send("alice", "GET", "/api/v1/storage-use", "").statusCode())
                .isEqualTo(403);
        assertThat(host.send("stranger", "GET", "/api/v1/namespaces/technology/storage-use", "")
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void theActivityOfOneImageIsWhatNamesIt() throws Exception {
        String image = pusher.push("technology/open", "v1");
        pusher.push("technology/open", "v2");

        JsonNode all = get("admin", OPEN + "/-/activity").get("items");
        JsonNode some = get("admin", OPEN + "/-/activity?reference=" + image).get("items");

        assertThat(some).isNotEmpty();
        assertThat(some.size()).isLessThan(all.size());
        assertThat(some.toString()).contains("push manifest").doesNotContain("\"v2\"");
    }

    @Test
    void ownersSeeWhatLeadsWhereAndWhatWouldGoInAllTheirRepositories() throws Exception {
        pusher.push("technology/open", "v1");
        pusher.push("technology/open", "old-1");
        made("repositories/technology/open/-/promotion-rules", "{\"name\":\"out\",\"target\":\"technology/second\"}");

        JsonNode rules =
                get("alice", "/api/v1/namespaces/technology/promotion-rules").get("items");
        assertThat(rules.at("/0/repository").asText()).isEqualTo("technology/open");
        assertThat(rules.at("/0/target").asText()).isEqualTo("technology/second");
        HttpResponse<String> tried = host.send(
                "alice",
                "POST",
                "/api/v1/namespaces/technology/pruning-test",
                "{\"criteria\":[\"tag starts with old\"]}");
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        JsonNode plans = JSON.readTree(tried.body()).get("items");
        assertThat(plans.at("/0/goes").asInt()).isEqualTo(1);
        assertThat(plans.at("/0/some/0/tag").asText()).isEqualTo("old-1");
        assertThat(plans.at("/1/goes").asInt()).isZero();
        assertThat(get("alice", "/api/v1/namespaces/technology/pruning")
                        .at("/items/0/tags")
                        .asInt())
                .isEqualTo(2);
    }

    private void made(String what, String body) throws Exception {
        HttpResponse<String> answer = host.send("admin", "POST", "/api/v1/" + what, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode get(String user, String path) throws Exception {
        HttpResponse<String> answer = host.send(user, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
