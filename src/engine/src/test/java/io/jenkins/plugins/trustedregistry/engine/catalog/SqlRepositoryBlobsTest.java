// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlRepositoryBlobsTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog catalog;
    private RepositoryBlobs blobs;
    private long repository;

    @BeforeEach
    void open() {
        catalog = new TestCatalog(database);
        blobs = catalog.roles().blobs();
        repository = catalog.repository("a/b");
    }

    @Test
    void aLinkedBlobIsInThatRepositoryOnly() {
        long other = catalog.repository("a/c");

        blobs.link(repository, DIGEST, 7);

        assertThat(blobs.size(repository, DIGEST)).hasValue(7);
        assertThat(blobs.size(other, DIGEST)).isEmpty();
        database.reopen();
        assertThat(blobs.size(repository, DIGEST)).hasValue(7);
    }

    @Test
    void keepsSizesBeyondFourGibibytes() {
        blobs.link(repository, DIGEST, 10_000_000_000L);

        assertThat(blobs.size(repository, DIGEST)).hasValue(10_000_000_000L);
    }

    @Test
    void linkingAgainIsNoErrorAndIsNoticed() {
        blobs.link(repository, DIGEST, 7);
        catalog.later();

        blobs.link(repository, DIGEST, 7);

        assertThat(blobs.size(repository, DIGEST)).hasValue(7);
        assertThat(linkedAt()).isEqualTo(catalog.now().toEpochMilli());
    }

    @Test
    void aBlobCannotBeLinkedToARepositoryThatIsGone() {
        RegistryException refusal =
                catchThrowableOfType(RegistryException.class, () -> blobs.link(repository + 1, DIGEST, 7));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_UNKNOWN);
        assertThat(blobs.repositoriesWith(DIGEST, 10)).isEmpty();
    }

    @Test
    void anUnlinkedBlobIsGoneFromThatRepositoryOnly() {
        long other = catalog.repository("a/c");
        blobs.link(repository, DIGEST, 7);
        blobs.link(other, DIGEST, 7);

        assertThat(blobs.unlink(repository, DIGEST)).isTrue();

        assertThat(blobs.unlink(repository, DIGEST)).isFalse();
        assertThat(blobs.size(repository, DIGEST)).isEmpty();
        assertThat(blobs.size(other, DIGEST)).hasValue(7);
    }

    @Test
    void aBlobThatAManifestNeedsIsNotUnlinked() {
        Descriptor config = catalog.blob(repository, TestCatalog.CONFIG, "{}");
        Descriptor layer = catalog.blob(repository, TestCatalog.LAYER, "layer");
        Digest manifest = catalog.push(repository, ManifestText.image(config, layer), "v1");

        for (Descriptor needed : new Descriptor[] {config, layer}) {
            RegistryException refusal =
                    catchThrowableOfType(RegistryException.class, () -> blobs.unlink(repository, needed.digest()));
            assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
            assertThat(refusal.status()).isEqualTo(405);
            assertThat(refusal).hasMessageContaining(manifest.toString());
            assertThat(refusal.detail()).containsEntry("manifest", manifest.toString());
            assertThat(blobs.size(repository, needed.digest())).isPresent();
        }

        catalog.roles().manifests().delete(repository, manifest);
        assertThat(blobs.unlink(repository, layer.digest())).isTrue();
    }

    @Test
    void aForeignLayerThatIsHereIsNotUnlinkedEither() {
        Descriptor foreign = catalog.blob(repository, TestCatalog.FOREIGN, "windows");
        catalog.push(repository, ManifestText.image(catalog.blob(repository, TestCatalog.CONFIG, "{}"), foreign), "v1");

        assertThatThrownBy(() -> blobs.unlink(repository, foreign.digest())).isInstanceOf(RegistryException.class);
    }

    @Test
    void aForeignLayerThatIsNotHereIsSimplyNotThere() {
        Descriptor foreign = TestCatalog.absent(TestCatalog.FOREIGN, "windows");
        catalog.push(repository, ManifestText.image(catalog.blob(repository, TestCatalog.CONFIG, "{}"), foreign), "v1");

        assertThat(blobs.unlink(repository, foreign.digest())).isFalse();
    }

    @Test
    void aBlobThatOnlyAnotherRepositorysManifestNeedsIsUnlinked() {
        long other = catalog.repository("a/c");
        Descriptor layer = catalog.blob(repository, TestCatalog.LAYER, "layer");
        catalog.push(other, catalog.image(other, "layer"), "v1");

        assertThat(blobs.unlink(repository, layer.digest())).isTrue();
    }

    @Test
    void listsTheRepositoriesThatHaveABlob() {
        long second = catalog.repository("a/c");
        long third = catalog.repository("a/d");
        blobs.link(third, DIGEST, 7);
        blobs.link(repository, DIGEST, 7);
        blobs.link(second, Digest.of(new byte[] {2}), 7);

        assertThat(blobs.repositoriesWith(DIGEST, 10)).containsExactly(repository, third);
        assertThat(blobs.repositoriesWith(DIGEST, 1)).containsExactly(repository);
    }

    private long linkedAt() {
        return database.<Long, RuntimeException>read(
                handle -> handle.createQuery("SELECT linked_at FROM repository_blob")
                        .mapTo(Long.class)
                        .one());
    }
}
