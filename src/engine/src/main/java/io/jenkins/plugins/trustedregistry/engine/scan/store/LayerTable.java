// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFactsJson;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.LayerCache;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Packed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What layers told, in the table {@code scan_layer}. It may be emptied at any time: what is missing is read again. */
public final class LayerTable implements LayerCache {
    private final Database database;
    private final InstantSource clock;

    public LayerTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<LayerFacts> find(Digest layer) {
        Optional<byte[]> packed = database.read(handle -> handle.createQuery(
                        "SELECT facts FROM scan_layer WHERE digest = :digest AND scanner_version = :version")
                .bind("digest", layer.toString())
                .bind("version", LayerFacts.SCANNER_VERSION)
                .mapTo(byte[].class)
                .findFirst());
        packed.ifPresent(any -> used(layer));
        return packed.map(bytes -> LayerFactsJson.read(Packed.unpack(bytes)));
    }

    private void used(Digest layer) {
        database.writeAside(handle -> handle.createUpdate("UPDATE scan_layer SET used_at = :now WHERE digest = :digest")
                .bind("now", clock.instant().toEpochMilli())
                .bind("digest", layer.toString())
                .execute());
    }

    @Override
    public void keep(Digest layer, LayerFacts facts) {
        byte[] packed = Packed.pack(LayerFactsJson.write(facts));
        database.writeAside(handle -> handle.createUpdate("""
                        INSERT INTO scan_layer (digest, scanner_version, size, used_at, facts)
                        VALUES (:digest, :version, :size, :now, :facts)
                        ON CONFLICT (digest, scanner_version) DO UPDATE SET facts = excluded.facts, size = excluded.size""")
                .bind("digest", layer.toString())
                .bind("version", LayerFacts.SCANNER_VERSION)
                .bind("size", packed.length)
                .bind("now", clock.instant().toEpochMilli())
                .bind("facts", packed)
                .execute());
    }

    /** How many bytes are kept. */
    public long bytes() {
        return database.read(handle -> handle.createQuery("SELECT coalesce(sum(size), 0) FROM scan_layer")
                .mapTo(Long.class)
                .one());
    }

    /** Layers from the one that was used longest ago, at most so many. */
    public List<Kept> oldest(int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT digest, scanner_version, size FROM scan_layer ORDER BY used_at, digest LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> new Kept(Digest.parse(row.getString(1)), row.getInt(2), row.getLong(3)))
                .list());
    }

    /** Layers after one in the order of digests, at most so many. */
    public List<Kept> list(String after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT digest, scanner_version, size FROM scan_layer WHERE digest > :after
                        ORDER BY digest, scanner_version LIMIT :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Kept(Digest.parse(row.getString(1)), row.getInt(2), row.getLong(3)))
                .list());
    }

    public void forget(Kept layer) {
        database.writeAside(handle -> handle.createUpdate(
                        "DELETE FROM scan_layer WHERE digest = :digest AND scanner_version = :version")
                .bind("digest", layer.digest().toString())
                .bind("version", layer.scannerVersion())
                .execute());
    }

    /** A layer whose facts are kept. */
    public record Kept(Digest digest, int scannerVersion, long size) {}
}
