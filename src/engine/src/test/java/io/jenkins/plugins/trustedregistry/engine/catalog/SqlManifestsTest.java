// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.CONFIG;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.LAYER;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.absent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlManifestsTest extends ManifestsOnDatabase {
    @Test
    void isFoundByDigestAndByEveryTagByteForByte() {
        ManifestText image = catalog.image(repository, "layer").raw("future", "[ 1,  null ]");

        catalog.push(repository, image, "v1", "latest");
        database.reopen();

        for (var reference : List.of(image.digest(), Tag.parse("v1"), Tag.parse("latest"))) {
            StoredManifest found = manifests.find(repository, reference).orElseThrow();
            assertThat(found.content()).isEqualTo(image.bytes());
            assertThat(found.digest()).isEqualTo(image.digest());
            assertThat(found.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
        }
    }

    @Test
    void isNotFoundElsewhere() {
        long other = catalog.repository("a/c");
        Digest digest = catalog.push(repository, catalog.image(repository, "layer"), "v1");

        assertThat(manifests.find(other, digest)).isEmpty();
        assertThat(manifests.find(other, Tag.parse("v1"))).isEmpty();
        assertThat(manifests.find(repository, Tag.parse("V1"))).isEmpty();
        assertThat(manifests.summary(other, digest)).isEmpty();
    }

    @Test
    void isSummedUp() {
        ManifestText image =
                catalog.image(repository, "a layer of 24 characters").annotation("who", "nigel \"n\" 日本");

        catalog.push(repository, image, "v1");

        ManifestSummary summary = manifests.summary(repository, image.digest()).orElseThrow();
        assertThat(summary.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
        assertThat(summary.size()).isEqualTo(image.bytes().length);
        assertThat(summary.imageSize()).isEqualTo(2 + 24);
        assertThat(summary.artifactType()).contains(CONFIG);
        assertThat(summary.subject()).isEmpty();
        assertThat(summary.annotations()).isEqualTo(Map.of("who", "nigel \"n\" 日本"));
        assertThat(summary.pushedAt()).isEqualTo(TestCatalog.START);
        assertThat(summary.pushedBy()).isEqualTo("nigel");
    }

    @Test
    void aSharedLayerIsCountedOnce() {
        Descriptor layer = catalog.blob(repository, LAYER, "0123456789");
        Digest digest = catalog.push(
                repository, ManifestText.image(catalog.blob(repository, CONFIG, "{}"), layer, layer, layer));

        assertThat(manifests.summary(repository, digest).orElseThrow().imageSize())
                .isEqualTo(12);
    }

    @Test
    void theStoredBlobsSizeCountsNotTheOneAManifestClaims() {
        Descriptor config = catalog.blob(repository, CONFIG, "{}");
        Descriptor lie = Descriptor.of(
                LAYER, catalog.blob(repository, LAYER, "ten bytes!").digest(), Long.MAX_VALUE);

        Digest digest = catalog.push(repository, ManifestText.image(config, lie));

        assertThat(manifests.summary(repository, digest).orElseThrow().imageSize())
                .isEqualTo(12);
    }

    @Test
    void pushingAgainMovesTagsAndIsNoticed() {
        ManifestText image = catalog.image(repository, "layer");
        catalog.push(repository, image, "v1");
        catalog.later();

        catalog.push(repository, "ann", image, "v2");

        assertThat(catalog.roles().tags().of(repository, image.digest())).isEqualTo(TestCatalog.tags("v1", "v2"));
        ManifestSummary summary = manifests.summary(repository, image.digest()).orElseThrow();
        assertThat(summary.pushedAt()).isEqualTo(catalog.now());
        assertThat(summary.pushedBy()).isEqualTo("ann");
        assertThat(manifests.list(repository, "", 10)).hasSize(1);
    }

    @Test
    void aTagMovesToTheManifestPushedLast() {
        ManifestText old = catalog.image(repository, "old");
        ManifestText fresh = catalog.image(repository, "fresh");
        catalog.push(repository, old, "latest");
        catalog.later();

        catalog.push(repository, "ann", fresh, "latest");

        assertThat(manifests.find(repository, Tag.parse("latest")).orElseThrow().digest())
                .isEqualTo(fresh.digest());
        assertThat(manifests.find(repository, old.digest())).isPresent();
        TaggedManifest tagged =
                catalog.roles().tags().details(repository, "", 10).get(0);
        assertThat(tagged.taggedAt()).isEqualTo(catalog.now());
        assertThat(tagged.taggedBy()).isEqualTo("ann");
    }

    @Test
    void aRefusedPushMovesNoTag() {
        ManifestText old = catalog.image(repository, "old");
        catalog.push(repository, old, "latest");
        ManifestText broken = ManifestText.image(catalog.blob(repository, CONFIG, "{}"), absent(LAYER, "missing"));

        assertThatThrownBy(() -> catalog.push(repository, broken, "latest")).isInstanceOf(RegistryException.class);

        assertThat(manifests.find(repository, Tag.parse("latest")).orElseThrow().digest())
                .isEqualTo(old.digest());
    }

    @Test
    void theSameBytesPushedAsAnotherTypeAreThatTypeFromThenOn() {
        Descriptor config = catalog.blob(repository, CONFIG, "{}");
        Descriptor layer = catalog.blob(repository, LAYER, "layer");
        byte[] content = ("{\"schemaVersion\":2,\"config\":" + ManifestText.json(config) + ",\"layers\":"
                        + ManifestText.json(new Descriptor[] {layer}) + "}")
                .getBytes(StandardCharsets.UTF_8);
        MediaType unknown = MediaType.parse("application/vnd.example.thing");
        for (MediaType type : List.of(unknown, MediaType.OCI_MANIFEST, MediaType.DOCKER_MANIFEST)) {
            manifests.put(
                    repository,
                    new StoredManifest(Digest.of(content), type, content),
                    ManifestParser.parse(content, type),
                    TestCatalog.tags("v1"),
                    "nigel");

            assertThat(manifests.find(repository, Tag.parse("v1")).orElseThrow().mediaType())
                    .isEqualTo(type);
            assertThat(manifests.referencing(repository, layer.digest(), 10)).hasSize(type.equals(unknown) ? 0 : 1);
        }
        assertThat(summaryOf("v1").imageSize()).isEqualTo(7);
        assertThat(manifests.list(repository, "", 10)).hasSize(1);
    }

    @Test
    void aRepositoryThatIsGoneTakesNothing() {
        ManifestText image = catalog.image(repository, "layer");
        catalog.roles().repositories().delete(TestCatalog.named("a/b").name());

        assertThat(refusalOf(image).code()).isEqualTo(ErrorCode.NAME_UNKNOWN);
        assertThat(refusalOf(ManifestText.index()).code()).isEqualTo(ErrorCode.NAME_UNKNOWN);
    }

    @Test
    void deletingRemovesTheTagsThatPointAtIt() {
        ManifestText image = catalog.image(repository, "layer");
        ManifestText other = catalog.image(repository, "other");
        catalog.push(repository, image, "v1", "v2");
        catalog.push(repository, other, "v3");

        assertThat(manifests.delete(repository, image.digest())).isTrue();

        assertThat(manifests.delete(repository, image.digest())).isFalse();
        assertThat(manifests.find(repository, image.digest())).isEmpty();
        assertThat(manifests.find(repository, Tag.parse("v1"))).isEmpty();
        assertThat(catalog.roles().tags().list(repository, "", 10)).isEqualTo(TestCatalog.tags("v3"));
    }

    @Test
    void anIndexOutlivesTheImageItNamesButCannotBePushedAgainWithoutIt() {
        ManifestText image = catalog.image(repository, "layer");
        catalog.push(repository, image);
        ManifestText index = ManifestText.index(image.descriptor());
        catalog.push(repository, index, "v1");

        assertThat(manifests.delete(repository, image.digest())).isTrue();

        assertThat(manifests.find(repository, Tag.parse("v1"))).isPresent();
        refused(index);
        catalog.push(repository, image);
        catalog.push(repository, index, "v1");
    }

    @Test
    void saysWhichManifestsNameSomething() {
        Descriptor config = catalog.blob(repository, CONFIG, "{}");
        ManifestText one = ManifestText.image(config, catalog.blob(repository, LAYER, "one"));
        ManifestText two = ManifestText.image(config, catalog.blob(repository, LAYER, "two"));
        catalog.push(repository, one);
        catalog.push(repository, two);
        ManifestText index = ManifestText.index(one.descriptor());
        catalog.push(repository, index);
        long other = catalog.repository("a/c");
        catalog.push(other, ManifestText.image(catalog.blob(other, CONFIG, "{}")));

        assertThat(manifests.referencing(repository, config.digest(), 10))
                .containsExactlyElementsOf(Stream.of(one.digest(), two.digest())
                        .sorted(java.util.Comparator.comparing(Digest::toString))
                        .toList());
        assertThat(manifests.referencing(repository, config.digest(), 1)).hasSize(1);
        assertThat(manifests.referencing(repository, one.digest(), 10)).containsExactly(index.digest());
        assertThat(manifests.referencing(repository, index.digest(), 10)).isEmpty();
    }

    @Test
    void listsInPagesByDigest() {
        List<String> pushed = IntStream.range(0, 7)
                .mapToObj(i -> catalog.push(repository, catalog.image(repository, "layer " + i))
                        .toString())
                .sorted()
                .toList();

        List<String> first = digests(manifests.list(repository, "", 4));
        List<String> rest = digests(manifests.list(repository, first.get(3), 4));

        assertThat(first).isEqualTo(pushed.subList(0, 4));
        assertThat(rest).isEqualTo(pushed.subList(4, 7));
    }

    @Test
    void keepsAnnotationsOfMegabytes() {
        ManifestText image = catalog.image(repository, "layer").annotation("long", "ä".repeat(1_000_000));

        catalog.push(repository, image, "v1");

        assertThat(summaryOf("v1").annotations().get("long")).hasSize(1_000_000);
    }
}
