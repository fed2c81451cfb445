// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove.How;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Movements in the table {@code tag_move}. */
public final class SqlTagHistory implements TagHistory {
    private final Database database;

    public SqlTagHistory(Database database) {
        this.database = database;
    }

    @Override
    public List<TagMove> of(long repositoryId, Tag tag, OptionalLong before, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT h.id, h.tag, h.from_digest, h.to_digest, h.moved_at, h.moved_by, h.how, h.origin, m.id AS manifest
                        FROM tag_move h
                          LEFT JOIN any_manifest m ON m.repository_id = h.repository_id AND m.digest = h.to_digest
                        WHERE h.repository_id = :repository AND h.tag = :tag AND h.id < :before
                        ORDER BY h.id DESC LIMIT :limit""")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> move(row))
                .list());
    }

    private static TagMove move(ResultSet row) throws SQLException {
        return new TagMove(
                row.getLong("id"),
                new Tag(row.getString("tag")),
                digest(row.getString("from_digest")),
                digest(row.getString("to_digest")),
                Instant.ofEpochMilli(row.getLong("moved_at")),
                row.getString("moved_by"),
                How.valueOf(row.getString("how")),
                Optional.of(row.getString("origin")).filter(text -> !text.isEmpty()),
                row.getObject("manifest") != null);
    }

    private static Optional<Digest> digest(@Nullable String text) {
        return Optional.ofNullable(text).map(Digest::parse);
    }

    @Override
    public int forget(Instant before, int limit) {
        return database.write(handle -> handle.createUpdate("""
                        DELETE FROM tag_move
                        WHERE id IN (SELECT id FROM tag_move WHERE moved_at < :before ORDER BY moved_at LIMIT :limit)""")
                .bind("before", before.toEpochMilli())
                .bind("limit", limit)
                .execute());
    }

    /** Whether a tag has ever pointed at this manifest, as far as is remembered. */
    public static boolean hasPointedAt(Handle handle, long repositoryId, Tag tag, Digest digest) {
        return handle.createQuery("""
                        SELECT 1 FROM tag_move
                        WHERE repository_id = :repository AND tag = :tag
                          AND (to_digest = :digest OR from_digest = :digest) LIMIT 1""")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .bind("digest", digest.toString())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }
}
