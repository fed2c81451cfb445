// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What does not count in which repository: the table {@code scan_suppression}. */
public final class SuppressionTable {
    private final Database database;

    public SuppressionTable(Database database) {
        this.database = database;
    }

    /** All of a repository, also those whose time is over, by vulnerability. */
    public List<Suppression> list(long repositoryId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM scan_suppression WHERE repository_id = :repository ORDER BY advisory")
                .bind("repository", repositoryId)
                .map((row, context) -> read(row))
                .list());
    }

    /** Adds one; false when there is one for the vulnerability already whose time is not over. */
    public boolean add(long repositoryId, Suppression added) {
        return database.write(handle -> {
            handle.createUpdate("""
                            DELETE FROM scan_suppression
                            WHERE repository_id = :repository AND advisory = :advisory AND expires_at <= :now""")
                    .bind("repository", repositoryId)
                    .bind("advisory", added.advisory())
                    .bind("now", added.createdAt().toEpochMilli())
                    .execute();
            return handle.createUpdate("""
                                    INSERT INTO scan_suppression (id, repository_id, advisory, status, reason, created_by,
                                      created_at, expires_at)
                                    VALUES (:id, :repository, :advisory, :status, :reason, :by, :at, :end)
                                    ON CONFLICT (repository_id, advisory) DO NOTHING""")
                            .bind("id", added.id())
                            .bind("repository", repositoryId)
                            .bind("advisory", added.advisory())
                            .bind("status", added.status().name())
                            .bind("reason", added.reason())
                            .bind("by", added.createdBy())
                            .bind("at", added.createdAt().toEpochMilli())
                            .bind(
                                    "end",
                                    added.expiresAt().map(Instant::toEpochMilli).orElse(null))
                            .execute()
                    > 0;
        });
    }

    /** Repositories in which a suppression came to its end after one moment and until another. */
    public List<Long> endedSince(Instant since, Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT DISTINCT repository_id FROM scan_suppression
                        WHERE expires_at > :since AND expires_at <= :now""")
                .bind("since", since.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .list());
    }

    /** Removes one; false when it was not there. */
    public boolean remove(long repositoryId, String id) {
        return database.write(handle ->
                handle.createUpdate("DELETE FROM scan_suppression WHERE id = :id AND repository_id = :repository")
                                .bind("id", id)
                                .bind("repository", repositoryId)
                                .execute()
                        > 0);
    }

    private static Suppression read(ResultSet row) throws SQLException {
        long end = row.getLong("expires_at");
        Optional<Instant> expires = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end));
        return new Suppression(
                row.getString("id"),
                row.getString("advisory"),
                Suppression.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("created_by"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                expires);
    }
}
