// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.advisory;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scanned images in the home of a server that is stopped, as if each had been pushed and scanned: of each package there are 25 versions
 * in the registry, as images of several ages have them.
 */
final class PlantedInventories {
    /** The packages of an image. */
    static final int PACKAGES = 200;
    /** Of each package in the registry. */
    static final int VERSIONS = 25;

    private static final int AT_ONCE = 250;
    private static final MediaType TYPE = MediaType.parse("application/vnd.example+json");

    private final Path home;

    PlantedInventories(Path home) {
        this.home = home;
    }

    void plant(int images) {
        try (SqliteDatabase database = SqliteDatabase.open(home.resolve("registry.db"))) {
            Catalog catalog = Catalog.on(database, InstantSource.system());
            ScanTables tables = ScanTables.on(database, InstantSource.system());
            long repository = catalog.repositories()
                    .create(new Repository(
                            0,
                            RepositoryName.parse("bench/inventories"),
                            Repository.Visibility.PRIVATE,
                            "",
                            Repository.ScanMode.MANUALLY,
                            Instant.now(),
                            "bench"))
                    .orElseThrow()
                    .id();
            for (int from = 0; from < images; from += AT_ONCE) {
                int begin = from;
                int end = Math.min(images, from + AT_ONCE);
                database.write(handle -> {
                    for (int i = begin; i < end; i++) {
                        plant(catalog, tables, repository, i);
                    }
                    return end;
                });
            }
        }
    }

    private static void plant(Catalog catalog, ScanTables tables, long repository, int i) {
        byte[] content = ("{\"schemaVersion\":2,\"name\":\"image" + i + "\"}").getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(content);
        catalog.manifests()
                .put(
                        repository,
                        new StoredManifest(digest, TYPE, content),
                        ManifestParser.parse(content, TYPE),
                        List.of(),
                        "bench");
        List<Component> components = new ArrayList<>();
        for (int p = 0; p < PACKAGES; p++) {
            components.add(component("package-" + p, "1." + (i * 7 + p) % VERSIONS + ".0"));
        }
        Inventory inventory = new Inventory(
                Optional.of(new Distribution("debian", "12", "", "bookworm", List.of(), "", "")),
                components,
                List.of());
        ScannedImage scanned = new ScannedImage("linux/amd64", List.of(new ImageLayer("", 1, "")), inventory, "");
        tables.images()
                .save(
                        digest,
                        scanned,
                        Packages.of(inventory),
                        id -> tables.results().complete(repository, digest, id));
    }

    private static Component component(String name, String version) {
        return new Component(
                "deb",
                "debian",
                name,
                version,
                "pkg:deb/debian/" + name + "@" + version,
                Optional.empty(),
                List.of("MIT"),
                0,
                List.of(),
                Optional.empty());
    }
}
