// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Documents;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Packed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Images that were looked into, with their packages and components: {@code scan_image} and what links it. */
public final class ImageTable {
    /** Pushes wait for writes, so large images are written in pieces. */
    private static final int STEP = 500;

    private final Database database;
    private final InstantSource clock;
    /** What is being saved is not linked yet, and must not be swept up: savers read, the sweep writes. */
    private final ReadWriteLock sweeping = new ReentrantReadWriteLock();

    public ImageTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps an image that the registry looked into, in place of what was known of it.
     *
     * @param use links its id to what needs it, else it is swept up soon
     */
    public void save(Digest digest, ScannedImage image, Packages packages, LongConsumer use) {
        save(use, () -> {
            List<Long> ids = inSteps(packages.asked().keySet(), ImageTable::packageId);
            return write(
                    ImageKey.of(digest),
                    image,
                    FoundBy.builtIn(LayerFacts.SCANNER_VERSION),
                    packages.unmatched().size(),
                    ids);
        });
    }

    /** The same of an image in which another scanner found something, with what the registry itself knows to be in it. */
    public void save(Digest digest, ScannedImage image, OtherResult other, LongConsumer use) {
        save(use, () -> {
            long now = clock.instant().toEpochMilli();
            var said = OtherPackages.of(other.by().scanner(), other.findings()).entrySet();
            List<Long> ids =
                    inSteps(said, (handle, each) -> OtherPackages.id(handle, each.getKey(), each.getValue(), now));
            return write(new ImageKey(digest, other.by().scanner()), image, other.by(), 0, ids);
        });
    }

    private void save(LongConsumer use, LongSupplier writing) {
        sweeping.readLock().lock();
        try {
            use.accept(writing.getAsLong());
        } finally {
            sweeping.readLock().unlock();
        }
    }

    private long write(ImageKey key, ScannedImage image, FoundBy by, int unmatched, List<Long> packageIds) {
        List<Long> componentIds = inSteps(image.inventory().components(), ImageTable::componentId);
        byte[] layers = Packed.pack(Documents.write(image.layers()));
        byte[] inventory = Packed.pack(LayerFactsJson.writeInventory(image.inventory()));
        return database.write(handle -> {
            long id = handle.createQuery("""
                            INSERT INTO scan_image (digest, scanner_version, scanned_at, platform, problem, components, unmatched,
                              omissions, layers, inventory, scanner, product, product_version, data_as_of)
                            VALUES (:digest, :version, :now, :platform, :problem, :components, :unmatched, :omissions, :layers,
                              :inventory, :scanner, :product, :productVersion, :dataAsOf)
                            ON CONFLICT (digest) DO UPDATE SET scanner_version = excluded.scanner_version,
                              scanned_at = excluded.scanned_at, platform = excluded.platform, problem = excluded.problem,
                              components = excluded.components, unmatched = excluded.unmatched, omissions = excluded.omissions,
                              layers = excluded.layers, inventory = excluded.inventory, product = excluded.product,
                              product_version = excluded.product_version, data_as_of = excluded.data_as_of
                            RETURNING id""")
                    .bind("digest", key.toString())
                    .bind("version", LayerFacts.SCANNER_VERSION)
                    .bind("now", clock.instant().toEpochMilli())
                    .bind("platform", image.platform())
                    .bind("problem", image.problem())
                    .bind("components", image.inventory().components().size())
                    .bind("unmatched", unmatched)
                    .bind("omissions", image.inventory().notScanned().size())
                    .bind("layers", layers)
                    .bind("inventory", inventory)
                    .bind("scanner", by.isBuiltIn() ? "" : by.scanner().name())
                    .bind("product", by.isBuiltIn() ? "" : by.product())
                    .bind("productVersion", by.isBuiltIn() ? "" : by.version())
                    .bind("dataAsOf", by.dataAsOf().map(Instant::toEpochMilli).orElse(0L))
                    .mapTo(Long.class)
                    .one();
            link(handle, "scan_image_package", "package_id", id, packageIds);
            link(handle, "scan_image_component", "component_id", id, componentIds);
            return id;
        });
    }

    private <T> List<Long> inSteps(Collection<T> all, IdOf<T> idOf) {
        List<T> items = List.copyOf(all);
        List<Long> ids = new ArrayList<>(items.size());
        for (int from = 0; from < items.size(); from += STEP) {
            List<T> step = items.subList(from, Math.min(items.size(), from + STEP));
            ids.addAll(database.<List<Long>, RuntimeException>write(
                    handle -> step.stream().map(item -> idOf.id(handle, item)).toList()));
        }
        return ids;
    }

    @FunctionalInterface
    private interface IdOf<T> {
        long id(Handle handle, T item);
    }

    private static long packageId(Handle handle, PackageQuery asked) {
        return PackageTable.find(handle, asked).orElseGet(() -> PackageTable.insert(handle, asked, -1, false));
    }

    private static long componentId(Handle handle, Component component) {
        Optional<Long> known = handle.createQuery("SELECT id FROM scan_component WHERE purl = :purl")
                .bind("purl", component.purl())
                .mapTo(Long.class)
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        long id = handle.createQuery(
                        "INSERT INTO scan_component (purl, name, version) VALUES (:purl, :name, :version) RETURNING id")
                .bind("purl", component.purl())
                .bind("name", Packages.nameOf(component))
                .bind("version", component.version())
                .mapTo(Long.class)
                .one();
        for (String licence : component.licences().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .distinct()
                .toList()) {
            handle.createUpdate("INSERT INTO scan_component_licence (licence, component_id) VALUES (:licence, :id)")
                    .bind("licence", licence)
                    .bind("id", id)
                    .execute();
        }
        return id;
    }

    private static void link(Handle handle, String table, String column, long imageId, List<Long> ids) {
        handle.createUpdate("DELETE FROM " + table + " WHERE image_id = :image")
                .bind("image", imageId)
                .execute();
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedBatch batch =
                handle.prepareBatch("INSERT INTO " + table + " (image_id, " + column + ") VALUES (:image, :id)")) {
            ids.stream()
                    .distinct()
                    .sorted()
                    .forEach(id -> batch.bind("image", imageId).bind("id", id).add());
            batch.execute();
        }
    }

    /** What the registry itself knows of an image; empty when it never looked into it. */
    public Optional<StoredImage> find(Digest digest) {
        return database.read(handle -> handle.createQuery("SELECT * FROM scan_image WHERE digest = :digest")
                .bind("digest", ImageKey.of(digest).toString())
                .map((row, context) -> read(row))
                .findFirst());
    }

    /** What is known of an image in a repository, by whoever looked into it there last; empty when nobody did. */
    public Optional<StoredImage> find(long repositoryId, Digest digest) {
        return database.read(handle -> handle.createQuery("""
                        SELECT i.* FROM scan_result r JOIN scan_image i ON i.id = r.image_id
                        WHERE r.repository_id = :repository AND r.digest = :digest""")
                .bind("repository", repositoryId)
                .bind("digest", digest.toString())
                .map((row, context) -> read(row))
                .findFirst());
    }

    private static StoredImage read(ResultSet row) throws SQLException {
        return new StoredImage(
                row.getLong("id"),
                ImageKey.parse(row.getString("digest")).digest(),
                row.getInt("scanner_version"),
                Instant.ofEpochMilli(row.getLong("scanned_at")),
                row.getString("platform"),
                row.getString("problem"),
                Documents.layers(Packed.unpack(row.getBytes("layers"))),
                LayerFactsJson.readInventory(Packed.unpack(row.getBytes("inventory"))),
                foundBy(row));
    }

    static FoundBy foundBy(ResultSet row) throws SQLException {
        String scanner = row.getString("scanner");
        if (scanner.isEmpty()) {
            return FoundBy.builtIn(row.getInt("scanner_version"));
        }
        long asOf = row.getLong("data_as_of");
        return new FoundBy(
                new ScannerName(scanner),
                row.getString("product"),
                row.getString("product_version"),
                asOf == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asOf)));
    }

    /** The id of an image that another scanner looked into since then. */
    public Optional<Long> recent(ImageKey image, Instant since) {
        return database.read(handle -> handle.createQuery(
                        "SELECT id FROM scan_image WHERE digest = :digest AND scanned_at >= :since")
                .bind("digest", image.toString())
                .bind("since", since.toEpochMilli())
                .mapTo(Long.class)
                .findFirst());
    }

    /** The id of an image that the registry's scanner of this version looked into as a whole; empty: it has to be scanned. */
    public Optional<Long> current(Digest digest) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id FROM scan_image
                        WHERE digest = :digest AND scanner_version = :version AND problem = ''""")
                .bind("digest", digest.toString())
                .bind("version", LayerFacts.SCANNER_VERSION)
                .mapTo(Long.class)
                .findFirst());
    }

    /** How many images there are. */
    public long count() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM scan_image")
                .mapTo(Long.class)
                .one());
    }

    /**
     * Removes images that no repository has any more, and packages and components that no image has; at most so many of each.
     *
     * @return how many rows went
     */
    public int sweep(int limit) {
        sweeping.writeLock().lock();
        try {
            return database.write(handle -> sweep(handle, limit));
        } finally {
            sweeping.writeLock().unlock();
        }
    }

    private static int sweep(Handle handle, int limit) {
        return sweep(handle, "scan_image", "scan_result r WHERE r.image_id = scan_image.id", limit)
                + sweep(handle, "scan_package", "scan_image_package l WHERE l.package_id = scan_package.id", limit)
                + sweep(
                        handle,
                        "scan_component",
                        "scan_image_component l WHERE l.component_id = scan_component.id",
                        limit);
    }

    private static int sweep(Handle handle, String table, String needed, int limit) {
        return handle.createUpdate("DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table
                        + " WHERE NOT EXISTS (SELECT 1 FROM " + needed + ") LIMIT :limit)")
                .bind("limit", limit)
                .execute();
    }
}
