// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.CONFIG;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.FOREIGN;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.LAYER;
import static io.jenkins.plugins.trustedregistry.engine.catalog.TestCatalog.absent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
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
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlManifestsTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private TestCatalog catalog;
    private Manifests manifests;
    private long repository;

    @BeforeEach
    void open() {
        catalog = new TestCatalog(database);
        manifests = catalog.roles().manifests();
        repository = catalog.repository("a/b");
    }

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

    private ManifestSummary summaryOf(String tag) {
        return catalog.roles().tags().details(repository, "", 100).stream()
                .filter(tagged -> tagged.tag().name().equals(tag))
                .findFirst()
                .orElseThrow()
                .manifest();
    }

    private static List<String> digests(List<ManifestSummary> summaries) {
        return summaries.stream().map(summary -> summary.digest().toString()).toList();
    }

    private RegistryException refused(ManifestText manifest) {
        RegistryException refusal = refusalOf(manifest);
        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_BLOB_UNKNOWN);
        return refusal;
    }

    private RegistryException refusalOf(ManifestText manifest) {
        RegistryException refusal =
                catchThrowableOfType(RegistryException.class, () -> catalog.push(repository, manifest, "refused"));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void assertNothingWasKept(ManifestText manifest) {
        assertThat(manifests.find(repository, manifest.digest())).isEmpty();
        assertThat(catalog.roles().tags().resolve(repository, Tag.parse("refused")))
                .isEmpty();
        int references = database.<Integer, RuntimeException>read(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM manifest_reference r
                        WHERE NOT EXISTS (SELECT 1 FROM manifest m WHERE m.id = r.manifest_id)""").mapTo(Integer.class).one());
        assertThat(references).isZero();
    }
}
