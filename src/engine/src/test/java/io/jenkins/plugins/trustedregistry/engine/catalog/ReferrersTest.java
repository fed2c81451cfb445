// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferrersTest {
    private static final MediaType SIGNATURE = MediaType.parse("application/vnd.example.signature");
    private static final MediaType SBOM = MediaType.parse("application/vnd.example.sbom");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog catalog;
    private Manifests manifests;
    private long repository;
    private ManifestText image;

    @BeforeEach
    void pushAnImage() {
        catalog = new TestCatalog(database);
        manifests = catalog.roles().manifests();
        repository = catalog.repository("a/b");
        image = catalog.image(repository, "layer");
        catalog.push(repository, image, "v1");
    }

    @Test
    void anImageWithoutReferrersHasNone() {
        assertThat(referrers(Optional.empty())).isEmpty();
        assertThat(manifests.referrers(repository, Digest.of(new byte[0]), Optional.empty(), "", 10))
                .isEmpty();
    }

    @Test
    void listsReferrersOfEveryKindByDigest() {
        Digest signature = refer(repository, SIGNATURE, "s");
        Digest sbom = refer(repository, SBOM, "b");
        Digest index = catalog.push(
                repository,
                ManifestText.index()
                        .artifactType("application/vnd.example.bundle")
                        .subject(image.descriptor()));
        Digest plainIndex = catalog.push(repository, ManifestText.index().subject(image.descriptor()));

        List<ManifestSummary> found = manifests.referrers(repository, image.digest(), Optional.empty(), "", 10);

        assertThat(found)
                .extracting(ManifestSummary::digest)
                .containsExactlyInAnyOrder(signature, sbom, index, plainIndex);
        assertThat(found).extracting(summary -> summary.digest().toString()).isSorted();
        assertThat(found).allSatisfy(summary -> assertThat(summary.subject()).contains(image.digest()));
    }

    @Test
    void carriesWhatTheAnswerShows() {
        refer(repository, SIGNATURE, "s");

        ManifestSummary found = manifests
                .referrers(repository, image.digest(), Optional.empty(), "", 10)
                .get(0);

        assertThat(found.artifactType()).contains(SIGNATURE);
        assertThat(found.annotations()).containsEntry("content", "s");
        assertThat(found.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    }

    @Test
    void anImageWithoutArtifactTypeIsOfItsConfigsType() {
        Descriptor config = catalog.blob(repository, SIGNATURE, "config");
        Digest digest = catalog.push(repository, ManifestText.image(config).subject(image.descriptor()));

        assertThat(referrers(Optional.of(SIGNATURE))).containsExactly(digest);
    }

    @Test
    void filtersByArtifactType() {
        Digest signature = refer(repository, SIGNATURE, "s");
        refer(repository, SBOM, "b");
        catalog.push(repository, ManifestText.index().subject(image.descriptor()));

        assertThat(referrers(Optional.of(SIGNATURE))).containsExactly(signature);
        assertThat(referrers(Optional.of(MediaType.parse("application/none")))).isEmpty();
    }

    @Test
    void givesPages() {
        List<Digest> signatures = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            signatures.add(refer(repository, SIGNATURE, "s" + i));
            refer(repository, SBOM, "b" + i);
        }

        List<Digest> paged = new ArrayList<>();
        String after = "";
        for (List<ManifestSummary> page = page(after); !page.isEmpty(); page = page(after)) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            page.forEach(summary -> paged.add(summary.digest()));
            after = paged.get(paged.size() - 1).toString();
        }

        assertThat(paged).containsExactlyInAnyOrderElementsOf(signatures).hasSize(7);
    }

    @Test
    void staysWithinTheRepository() {
        long other = catalog.repository("a/c");
        refer(other, SIGNATURE, "s");

        assertThat(referrers(Optional.empty())).isEmpty();
    }

    @Test
    void areKeptWhenTheSubjectIsDeletedAndForgottenWhenTheyAreThemselves() {
        Digest signature = refer(repository, SIGNATURE, "s");

        manifests.delete(repository, image.digest());
        assertThat(referrers(Optional.empty())).containsExactly(signature);

        manifests.delete(repository, signature);
        assertThat(referrers(Optional.empty())).isEmpty();
    }

    private List<ManifestSummary> page(String after) {
        return manifests.referrers(repository, image.digest(), Optional.of(SIGNATURE), after, 3);
    }

    private List<Digest> referrers(Optional<MediaType> artifactType) {
        return manifests.referrers(repository, image.digest(), artifactType, "", 100).stream()
                .map(ManifestSummary::digest)
                .toList();
    }

    private Digest refer(long to, MediaType artifactType, String content) {
        return catalog.push(
                to,
                ManifestText.image(catalog.blob(to, MediaType.OCI_EMPTY, "{}"), catalog.blob(to, artifactType, content))
                        .artifactType(artifactType.name())
                        .subject(image.descriptor())
                        .annotation("content", content));
    }
}
