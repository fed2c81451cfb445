// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListTest {
    private static final String TAGS = "/v2/technology/test/tags/list";
    private static final Digest SUBJECT = Digest.of(new byte[] {7});
    private static final String REFERRERS = "/v2/technology/test/referrers/" + SUBJECT;

    @RegisterExtension
    final TestRegistry registry = new TestRegistry();

    private TestClient dev;

    @BeforeEach
    void makeARepository() {
        registry.repository("technology/test", Repository.Visibility.PRIVATE);
        dev = registry.as("dev");
    }

    @Test
    void listsTagsInTheOrderOfTheirBytes() {
        tag("b", "B", "a-1", "a", "a.1", "_");

        TestReply all = dev.get(TAGS).expect(200);

        assertThat(all.json().path("name").asText()).isEqualTo("technology/test");
        assertThat(strings(all.json().path("tags"))).containsExactly("B", "_", "a", "a-1", "a.1", "b");
        assertThat(all.headers("Link")).isEmpty();
    }

    @Test
    void listsNoTags() {
        assertThat(dev.get(TAGS).expect(200).json().path("tags")).isEmpty();
    }

    @Test
    void leadsFromPageToPage() {
        tag("a", "b", "c", "d", "e");
        List<String> seen = new ArrayList<>();

        String target = TAGS + "?n=2";
        while (!target.isEmpty()) {
            TestReply page = dev.get(target).expect(200);
            seen.addAll(strings(page.json().path("tags")));
            target = next(page);
        }

        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        assertThat(next(dev.get(TAGS + "?n=2"))).isEqualTo(TAGS + "?n=2&last=b");
    }

    @Test
    void aLongListThatWasGivenBeforeIsGivenAsItIsNow() {
        String[] many = IntStream.range(100, 300).mapToObj(i -> "v" + i).toArray(String[]::new);
        tag(many);
        assertThat(strings(dev.get(TAGS).json().path("tags"))).containsExactly(many);
        assertThat(strings(dev.get(TAGS + "?n=150").json().path("tags"))).hasSize(150);

        tag("v300");

        assertThat(strings(dev.get(TAGS).json().path("tags"))).hasSize(201).endsWith("v300");
        assertThat(strings(dev.get(TAGS).json().path("tags"))).hasSize(201).endsWith("v300");
        TestReply page = dev.get(TAGS + "?n=150");
        assertThat(strings(page.json().path("tags"))).hasSize(150).endsWith("v249");
        assertThat(next(page)).contains("last=v249");
        assertThat(strings(dev.get(next(page)).json().path("tags"))).hasSize(51).endsWith("v300");
    }

    @Test
    void startsBehindATagThatNeedNotExist() {
        tag("a", "c", "d");

        assertThat(strings(dev.get(TAGS + "?last=b").json().path("tags"))).containsExactly("c", "d");
        assertThat(strings(dev.get(TAGS + "?n=1&last=a").json().path("tags"))).containsExactly("c");
    }

    @Test
    void givesExactlyWhatIsThereWithoutALink() {
        tag("a", "b");

        TestReply page = dev.get(TAGS + "?n=2").expect(200);

        assertThat(page.json().path("tags")).hasSize(2);
        assertThat(page.headers("Link")).isEmpty();
    }

    @Test
    void givesAnEmptyPageForZero() {
        tag("a");

        TestReply page = dev.get(TAGS + "?n=0").expect(200);

        assertThat(page.json().path("tags")).isEmpty();
        assertThat(page.headers("Link")).isEmpty();
        assertThat(dev.get("/v2/_catalog?n=0").expect(200).json().path("repositories"))
                .isEmpty();
    }

    @Test
    void refusesANumberThatIsNone() {
        dev.get(TAGS + "?n=-1").expect(400, "UNSUPPORTED");
        dev.get(TAGS + "?n=many").expect(400, "UNSUPPORTED");
        dev.get(TAGS + "?n=").expect(400, "UNSUPPORTED");
        dev.get(TAGS + "?n=99999999999").expect(200);
    }

    @Test
    void listsOnlyRepositoriesTheCallerMaySee() {
        registry.repository("technology/open", Repository.Visibility.PUBLIC);
        registry.repository("zoo/hidden", Repository.Visibility.PRIVATE);

        assertThat(strings(dev.get("/v2/_catalog").expect(200).json().path("repositories")))
                .containsExactly("technology/open", "technology/test", "zoo/hidden");
        assertThat(strings(registry.as("stranger").get("/v2/_catalog").json().path("repositories")))
                .containsExactly("technology/open");
        registry.anonymous().get("/v2/_catalog").expect(401, "UNAUTHORIZED");
    }

    @Test
    void listsRepositoriesWithATokenForTheCatalog() {
        TestClient token = registry.withToken(TestRegistry.user("dev").limitedTo(Limits.NONE.withGranted(Map.of())));

        assertThat(strings(token.get("/v2/_catalog").expect(200).json().path("repositories")))
                .containsExactly("technology/test");
    }

    @Test
    void leadsThroughTheCatalog() {
        registry.repository("technology/zzz", Repository.Visibility.PRIVATE);

        TestReply page = dev.get("/v2/_catalog?n=1").expect(200);

        assertThat(strings(page.json().path("repositories"))).containsExactly("technology/test");
        assertThat(next(page)).isEqualTo("/v2/_catalog?n=1&last=technology%2Ftest");
        assertThat(strings(dev.get(next(page)).json().path("repositories"))).containsExactly("technology/zzz");
    }

    @Test
    void listsReferrersAsAnIndex() {
        String signature = refer("application/vnd.example.signature", "one");
        refer("application/vnd.example.sbom", "two");

        TestReply reply = dev.get(REFERRERS).expect(200);

        assertThat(reply.header("Content-Type")).isEqualTo(MediaType.OCI_INDEX.name());
        assertThat(reply.headers("OCI-Filters-Applied")).isEmpty();
        assertThat(reply.json().path("schemaVersion").asInt()).isEqualTo(2);
        assertThat(reply.json().path("mediaType").asText()).isEqualTo(MediaType.OCI_INDEX.name());
        assertThat(reply.json().path("manifests")).hasSize(2).anySatisfy(each -> {
            assertThat(each.path("digest").asText())
                    .isEqualTo(Digest.of(signature.getBytes(StandardCharsets.UTF_8))
                            .toString());
            assertThat(each.path("artifactType").asText()).isEqualTo("application/vnd.example.signature");
            assertThat(each.path("mediaType").asText()).isEqualTo(MediaType.OCI_MANIFEST.name());
            assertThat(each.path("size").asInt()).isEqualTo(signature.length());
            assertThat(each.path("annotations").path("note").asText()).isEqualTo("one");
        });
    }

    @Test
    void filtersReferrersByArtifactType() {
        refer("application/vnd.example.signature", "one");
        refer("application/vnd.example.sbom+json", "two");

        TestReply some = dev.get(REFERRERS + "?artifactType=application%2Fvnd.example.sbom%2Bjson");
        TestReply none = dev.get(REFERRERS + "?artifactType=application/nothing");

        assertThat(some.expect(200).json().path("manifests")).hasSize(1);
        assertThat(some.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(none.expect(200).json().path("manifests")).isEmpty();
        assertThat(none.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        dev.get(REFERRERS + "?artifactType=nonsense").expect(400, "MANIFEST_INVALID");
    }

    @Test
    void leadsThroughReferrersTooLargeForOneIndex() {
        String heavy = "x".repeat(1_500_000);
        for (int i = 0; i < 4; i++) {
            refer("application/vnd.example.sbom", heavy + i);
        }
        refer("application/vnd.example.signature", "light");
        TreeSet<String> notes = new TreeSet<>();

        String target = REFERRERS + "?artifactType=application%2Fvnd.example.sbom";
        int pages = 0;
        while (!target.isEmpty()) {
            TestReply page = dev.get(target).expect(200);
            page.json()
                    .path("manifests")
                    .forEach(each ->
                            notes.add(each.path("annotations").path("note").asText()));
            assertThat(page.header("OCI-Filters-Applied")).isEqualTo("artifactType");
            target = next(page);
            pages++;
        }

        assertThat(notes).hasSize(4);
        assertThat(pages).isEqualTo(2);
    }

    @Test
    void findsNoReferrersOfAnythingUnknown() {
        assertThat(dev.get(REFERRERS).expect(200).json().path("manifests")).isEmpty();
        assertThat(dev.get("/v2/technology/missing/referrers/" + SUBJECT)
                        .expect(200)
                        .json())
                .isEqualTo(dev.get(REFERRERS).json());
        dev.get("/v2/technology/test/referrers/sha256:x").expect(400, "DIGEST_INVALID");
        dev.get("/v2/technology/missing/referrers/sha256:x").expect(400, "DIGEST_INVALID");
    }

    private String refer(String type, String note) {
        String manifest = Images.about(dev, "technology/test", SUBJECT, type, note);
        String digest = Digest.of(manifest.getBytes(StandardCharsets.UTF_8)).toString();
        dev.manifest("technology/test", digest, manifest).expect(201);
        return manifest;
    }

    private void tag(String... tags) {
        String image = Images.image(dev, "technology/test", "one");
        for (String tag : tags) {
            dev.manifest("technology/test", tag, image).expect(201);
        }
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(each -> strings.add(each.asText()));
        return strings;
    }

    private static String next(TestReply page) {
        return page.headers("Link").stream()
                .map(link -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
                .findFirst()
                .orElse("");
    }
}
