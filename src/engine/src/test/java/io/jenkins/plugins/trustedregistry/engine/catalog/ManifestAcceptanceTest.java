// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.CONFIG;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.FOREIGN;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.LAYER;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.absent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is taken as a manifest, and what is refused because something it names is not there. */
class ManifestAcceptanceTest extends ManifestsOnDatabase {
    @Test
    void refusesAnImageWhoseBlobsAreMissingAndNamesThemAll() {
        Descriptor config = absent(CONFIG, "{}");
        Descriptor here = catalog.blob(repository, LAYER, "here");
        Descriptor first = absent(LAYER, "first");
        Descriptor second = absent(LAYER, "second");
        ManifestText image = ManifestText.image(config, here, first, second, second);

        RegistryException refusal = refused(image);

        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_BLOB_UNKNOWN);
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.detail())
                .containsEntry(
                        "missing",
                        Stream.of(config, first, second)
                                .map(blob -> blob.digest().toString())
                                .toList())
                .containsEntry("count", 3);
        assertNothingWasKept(image);
    }

    @Test
    void refusesAnImageWhoseLayerOnlyAnotherRepositoryHas() {
        long other = catalog.repository("a/c");
        Descriptor config = catalog.blob(repository, CONFIG, "{}");

        refused(ManifestText.image(config, catalog.blob(other, LAYER, "layer")));
    }

    @Test
    void namesAtMostAHundredOfThoseThatAreMissing() {
        Descriptor[] layers = IntStream.range(0, 1200)
                .mapToObj(i -> absent(LAYER, "layer " + i))
                .toArray(Descriptor[]::new);

        RegistryException refusal = refused(ManifestText.image(catalog.blob(repository, CONFIG, "{}"), layers));

        assertThat(refusal.detail()).containsEntry("count", 1200);
        assertThat((List<?>) refusal.detail().get("missing")).hasSize(100);
    }

    @Test
    void acceptsAnImageOfMoreLayersThanAStatementHasParameters() {
        Descriptor[] layers = IntStream.range(0, 1200)
                .mapToObj(i -> catalog.blob(repository, LAYER, "layer " + i))
                .toArray(Descriptor[]::new);

        Digest digest = catalog.push(repository, ManifestText.image(catalog.blob(repository, CONFIG, "{}"), layers));

        assertThat(manifests.referencing(repository, layers[1199].digest(), 10)).containsExactly(digest);
    }

    @Test
    void acceptsAnImageWhoseForeignLayerIsElsewhere() {
        Digest digest = catalog.push(
                repository,
                ManifestText.image(
                        catalog.blob(repository, CONFIG, "{}"),
                        absent(FOREIGN, "windows"),
                        catalog.blob(repository, LAYER, "layer")));

        assertThat(manifests.summary(repository, digest).orElseThrow().imageSize())
                .isEqualTo(7);
    }

    @Test
    void refusesALayerThatIsNamedAsForeignAndAsOurs() {
        refused(ManifestText.image(
                catalog.blob(repository, CONFIG, "{}"), absent(FOREIGN, "windows"), absent(LAYER, "windows")));
    }

    @Test
    void acceptsASubjectThatIsNotThere() {
        ManifestText signature =
                catalog.image(repository, "signature").subject(absent(MediaType.OCI_MANIFEST, "not pushed yet"));

        Digest digest = catalog.push(repository, signature);

        assertThat(manifests.summary(repository, digest).orElseThrow().subject())
                .contains(absent(MediaType.OCI_MANIFEST, "not pushed yet").digest());
    }

    @Test
    void acceptsAnIndexOfImagesThatAreThereAndAddsUpTheirSizes() {
        ManifestText one = catalog.image(repository, "12345");
        ManifestText two = catalog.image(repository, "1234567");
        catalog.push(repository, one);
        catalog.push(repository, two);
        ManifestText index = ManifestText.index(one.descriptor(), two.descriptor(), one.descriptor());

        catalog.push(repository, index, "v1");
        catalog.push(repository, ManifestText.index(index.descriptor()), "nested");

        assertThat(summaryOf("v1").imageSize()).isEqualTo(7 + 9);
        assertThat(summaryOf("nested").imageSize()).isEqualTo(7 + 9);
    }

    @Test
    void acceptsAnEmptyIndex() {
        catalog.push(repository, ManifestText.index(), "empty");

        assertThat(summaryOf("empty").imageSize()).isZero();
        assertThat(summaryOf("empty").artifactType()).isEmpty();
    }

    @Test
    void sizesThatAddUpToMoreThanALongStayTheLargest() {
        Descriptor one = catalog.blob(repository, CONFIG, "one");
        Descriptor two = absent(LAYER, "two");
        catalog.roles().blobs().link(repository, two.digest(), Long.MAX_VALUE);

        Digest digest = catalog.push(repository, ManifestText.image(one, two));

        assertThat(manifests.summary(repository, digest).orElseThrow().imageSize())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesAnIndexThatNamesAManifestThatIsNotThere() {
        ManifestText one = catalog.image(repository, "one");
        catalog.push(repository, one);
        Descriptor missing = absent(MediaType.OCI_MANIFEST, "missing");
        ManifestText index = ManifestText.index(one.descriptor(), missing);

        RegistryException refusal = refused(index);

        assertThat(refusal.detail())
                .containsEntry("missing", List.of(missing.digest().toString()));
        assertNothingWasKept(index);
    }

    @Test
    void refusesAnIndexThatNamesABlobAsAnImage() {
        Descriptor blob = catalog.blob(repository, MediaType.OCI_MANIFEST, "a blob with an image's type");

        refused(ManifestText.index(blob));
    }

    @Test
    void acceptsAnIndexThatListsLayersAsOlderBuildKitCachesDo() {
        Descriptor layer = catalog.blob(repository, LAYER, "1234567890");
        Descriptor config = catalog.blob(repository, MediaType.parse("application/vnd.buildkit.cacheconfig.v0"), "{}");

        catalog.push(repository, ManifestText.index(layer, config), "cache");

        assertThat(summaryOf("cache").imageSize()).isEqualTo(12);
        assertThat(manifests.referencing(repository, layer.digest(), 10)).hasSize(1);
        assertThat(catchThrowableOfType(
                        RegistryException.class, () -> catalog.roles().blobs().unlink(repository, layer.digest())))
                .isNotNull();
    }

    @Test
    void refusesAnIndexThatListsALayerThatIsNotThere() {
        refused(ManifestText.index(absent(LAYER, "missing")));
    }

    @Test
    void keepsATypeItCannotReadByteForByte() {
        byte[] content = "not even JSON \u0000 ü".getBytes(StandardCharsets.UTF_8);
        MediaType type = MediaType.parse("application/vnd.example.thing");
        Manifest parsed = ManifestParser.parse(content, type);

        manifests.put(
                repository,
                new StoredManifest(Digest.of(content), type, content),
                parsed,
                TestCatalog.tags("thing"),
                "nigel");

        StoredManifest found = manifests.find(repository, Tag.parse("thing")).orElseThrow();
        assertThat(found.content()).isEqualTo(content);
        assertThat(found.mediaType()).isEqualTo(type);
        assertThat(summaryOf("thing").imageSize()).isZero();
    }
}
