// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryBlobStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformsTest {
    private static final String IMAGE = "application/vnd.oci.image.config.v1+json";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private Database database;
    private Catalog catalog;
    private long repository;
    private Platforms platforms;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        catalog = Catalog.on(database, clock);
        RepositoryName name = RepositoryName.parse("technology/test");
        repository = catalog.repositories()
                .find(name)
                .orElseGet(() -> SomeRepository.in(catalog, name, clock.instant()))
                .id();
        platforms = new Platforms(catalog.manifests(), blobs);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSingleImageSaysItInItsConfiguration() {
        assertThat(of(image(IMAGE, "{\"os\": \"linux\", \"architecture\": \"arm\", \"variant\": \"v7\"}")))
                .containsExactly(new Platform("linux", "arm", "v7"));
    }

    @Test
    void anIndexSaysItItselfAndAttestationsHaveNone() {
        Digest image = image(IMAGE, "{}");
        Digest other = image(IMAGE, "{\"created\": \"now\"}");
        String index = """
                {"schemaVersion": 2, "mediaType": "%s", "manifests": [
                  {"mediaType": "%s", "digest": "%s", "size": 1, "platform": {"os": "linux", "architecture": "amd64"}},
                  {"mediaType": "%s", "digest": "%s", "size": 1, "platform": {"os": "unknown", "architecture": "unknown"}}]}
                """.formatted(MediaType.OCI_INDEX, MediaType.OCI_MANIFEST, image, MediaType.OCI_MANIFEST, other);

        assertThat(of(put(MediaType.OCI_INDEX, index))).containsExactly(new Platform("linux", "amd64", ""));
    }

    @Test
    void whatIsNoImageHasNone() {
        assertThat(of(image("application/vnd.cncf.helm.config.v1+json", "{\"os\": \"linux\"}")))
                .isEmpty();
        assertThat(of(image(IMAGE, "{}"))).isEmpty();
        assertThat(of(image(IMAGE, "no JSON at all"))).isEmpty();
    }

    @Test
    void aConfigurationThatCanNotBeReadIsReadLater() {
        byte[] config = "{\"os\": \"linux\", \"architecture\": \"amd64\"}".getBytes(StandardCharsets.UTF_8);
        Digest image = image(IMAGE, new String(config, StandardCharsets.UTF_8));
        blobs.delete(Digest.of(config));
        assertThat(of(image)).isEmpty();

        blobs.put(config);

        assertThat(of(image)).containsExactly(new Platform("linux", "amd64", ""));
    }

    @Test
    void isFoundOutOnce() {
        byte[] config = "{\"os\": \"linux\", \"architecture\": \"amd64\"}".getBytes(StandardCharsets.UTF_8);
        Digest image = image(IMAGE, new String(config, StandardCharsets.UTF_8));
        List<Platform> first = of(image);
        blobs.delete(Digest.of(config));
        database.close();
        open();

        assertThat(of(image)).isEqualTo(first).isNotEmpty();
    }

    @Test
    void aListOfManyIsKeptAsAWhole() {
        byte[] config = "{\"os\": \"linux\", \"architecture\": \"amd64\"}".getBytes(StandardCharsets.UTF_8);
        Digest image = image(IMAGE, new String(config, StandardCharsets.UTF_8));
        Digest artifact = image("application/vnd.cncf.helm.config.v1+json", "{}");
        Digest unreadable = image(IMAGE, "{\"os\": \"windows\"}");
        blobs.delete(Digest.of("{\"os\": \"windows\"}".getBytes(StandardCharsets.UTF_8)));

        Map<Digest, List<Platform>> all = platforms.of(repository, list());

        assertThat(all)
                .containsEntry(image, List.of(new Platform("linux", "amd64", "")))
                .containsEntry(artifact, List.of())
                .containsEntry(unreadable, List.of());
        assertThat(list())
                .extracting(ManifestSummary::digest, each -> each.platforms().isPresent())
                .containsExactlyInAnyOrder(tuple(image, true), tuple(artifact, true), tuple(unreadable, false));
    }

    private List<ManifestSummary> list() {
        return catalog.manifests().list(repository, "", 10);
    }

    private List<Platform> of(Digest image) {
        return platforms.of(
                repository, catalog.manifests().summary(repository, image).orElseThrow());
    }

    private Digest image(String type, String config) {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        blobs.put(bytes);
        catalog.blobs().link(repository, Digest.of(bytes), bytes.length);
        return put(MediaType.OCI_MANIFEST, """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "%s", "digest": "%s", "size": %d}, "layers": []}
                """.formatted(MediaType.OCI_MANIFEST, type, Digest.of(bytes), bytes.length));
    }

    private Digest put(MediaType type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(bytes);
        catalog.manifests()
                .put(
                        repository,
                        new StoredManifest(digest, type, bytes),
                        ManifestParser.parse(bytes, type),
                        List.of(),
                        "alice");
        return digest;
    }
}
