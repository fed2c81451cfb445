// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Blobs that were found damaged and were moved aside, in the table {@code damaged_blob}. */
public final class DamagedBlobs {
    private final Database database;
    private final InstantSource clock;

    public DamagedBlobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Damaged again, it is noted anew. */
    void add(Digest digest, long size, String reason) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO damaged_blob (digest, size, reason, found_at) VALUES (:digest, :size, :reason, :now)
                        ON CONFLICT (digest) DO UPDATE SET
                          size = excluded.size, reason = excluded.reason, found_at = excluded.found_at""")
                .bind("digest", digest.toString())
                .bind("size", size)
                .bind("reason", reason)
                .bind("now", clock.instant().toEpochMilli())
                .execute());
    }

    /** In the order of digests. */
    public List<Item> list(String after, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT digest, size, reason, found_at FROM damaged_blob WHERE digest > :after ORDER BY digest LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Item(
                        Digest.parse(row.getString(1)),
                        row.getLong(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4))))
                .list());
    }

    public long count() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM damaged_blob")
                .mapTo(Long.class)
                .one());
    }

    /** To be called when the blob was read and is whole. */
    void forget(Digest digest) {
        database.change(handle -> handle.execute("DELETE FROM damaged_blob WHERE digest = ?", digest.toString()));
    }

    /**
     * One damaged blob.
     *
     * @param size of the damaged bytes
     * @param reason what was found, as a sentence
     */
    public record Item(Digest digest, long size, String reason, Instant foundAt) {}
}
