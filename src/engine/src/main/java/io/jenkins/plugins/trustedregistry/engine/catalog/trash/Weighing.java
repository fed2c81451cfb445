// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Adds up what only the trash keeps. */
final class Weighing {
    /** Repositories in the trash have no manifest in use, so the manifests alone tell. A blob counts once, whoever has it. */
    private static final String KEPT = """
            SELECT count(*) AS blobs, coalesce(sum(size), 0) AS bytes FROM (
              SELECT b.digest, max(b.size) AS size
              FROM any_manifest m
                JOIN manifest_reference r ON r.manifest_id = m.id
                JOIN (
                  SELECT repository_id, digest, size FROM repository_blob
                  UNION ALL SELECT repository_id, digest, size FROM trashed_blob) b
                  ON b.repository_id = m.repository_id AND b.digest = r.referenced
              WHERE m.trash_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM manifest_reference o JOIN manifest u ON u.id = o.manifest_id
                WHERE o.referenced = r.referenced)
              GROUP BY b.digest) kept""";

    /** Of the entries that hold manifests; a tag alone takes no space. */
    private static final String ENDS = """
            SELECT min(e.kept_until) AS first, max(e.kept_until) AS last FROM trash_entry e
            WHERE EXISTS (SELECT 1 FROM any_manifest m WHERE m.trash_id = e.id)""";

    private final Handle handle;

    Weighing(Handle handle) {
        this.handle = handle;
    }

    TrashWeight weight() {
        return handle.createQuery(KEPT)
                .map((row, context) -> row.getLong("blobs") == 0
                        ? new TrashWeight(0, 0, Optional.empty(), Optional.empty())
                        : with(row.getLong("blobs"), row.getLong("bytes")))
                .one();
    }

    private TrashWeight with(long blobs, long bytes) {
        return handle.createQuery(ENDS)
                .map((row, context) -> new TrashWeight(blobs, bytes, time(row, "first"), time(row, "last")))
                .one();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
