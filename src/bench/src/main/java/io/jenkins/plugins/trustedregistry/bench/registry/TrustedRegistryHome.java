// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Our home folder: the files of blobs are written as they would lie there, everything else is told to the catalog. */
final class TrustedRegistryHome implements Planter {
    private static final String BY = "bench";
    /** So many images are told to the catalog in one transaction: each is synced to the disk. */
    private static final int TOGETHER = 500;

    private static final MediaType TYPE = MediaType.parse("application/vnd.oci.image.manifest.v1+json");

    private final Path home;

    TrustedRegistryHome(Path home) {
        this.home = home;
    }

    @Override
    public void plant(String repository, List<PlantedImage> images) throws IOException {
        plant(Map.of(repository, images));
    }

    @Override
    public void plant(Map<String, List<PlantedImage>> repositories) throws IOException {
        try (SqliteDatabase database = SqliteDatabase.open(home.resolve("registry.db"))) {
            Catalog catalog = Catalog.on(database, InstantSource.system());
            Platforms platforms =
                    new Platforms(catalog.manifests(), FileBlobStore.open(new DiskLayout(home.resolve("storage"))));
            for (Map.Entry<String, List<PlantedImage>> each : repositories.entrySet()) {
                long id = repository(catalog, RepositoryName.parse(each.getKey()));
                List<PlantedImage> images = each.getValue();
                for (int from = 0; from < images.size(); from += TOGETHER) {
                    List<PlantedImage> some = images.subList(from, Math.min(from + TOGETHER, images.size()));
                    database.write(handle -> {
                        for (PlantedImage image : some) {
                            plant(catalog, platforms, id, image);
                        }
                        return id;
                    });
                }
            }
        }
    }

    private static long repository(Catalog catalog, RepositoryName name) {
        Repository made = new Repository(
                0, name, Repository.Visibility.PRIVATE, "", Repository.ScanMode.MANUALLY, Instant.now(), BY);
        return catalog.repositories()
                .create(made)
                .or(() -> catalog.repositories().find(name))
                .orElseThrow()
                .id();
    }

    private void plant(Catalog catalog, Platforms platforms, long repository, PlantedImage image) throws IOException {
        for (byte[] blob : image.blobs()) {
            Digest digest = Digest.of(blob);
            Path folder = home.resolve(
                    "storage/blobs/" + digest.algorithm() + "/" + digest.hex().substring(0, 2));
            Files.write(Files.createDirectories(folder).resolve(digest.hex()), blob);
            catalog.blobs().link(repository, digest, blob.length);
        }
        StoredManifest stored = new StoredManifest(Digest.of(image.manifest()), TYPE, image.manifest());
        Manifest parsed = ManifestParser.parse(image.manifest(), TYPE);
        catalog.manifests()
                .put(
                        repository,
                        stored,
                        parsed,
                        image.tags().stream().map(Tag::parse).toList(),
                        BY);
        platforms // as a push does
                .of(parsed)
                .ifPresent(each -> catalog.manifests().runsOn(repository, Map.of(stored.digest(), each)));
    }
}
