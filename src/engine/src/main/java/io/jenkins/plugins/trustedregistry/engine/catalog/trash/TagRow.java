// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A tag in use, what it points at, and when it was pushed last. */
record TagRow(Tag tag, Digest digest, Instant taggedAt) {
    private static final String SELECT =
            "SELECT t.name, t.tagged_at, m.digest FROM tag t JOIN manifest m ON m.id = t.manifest_id";

    static Optional<TagRow> find(Handle handle, long repositoryId, Tag tag) {
        return handle.createQuery(SELECT + " WHERE t.repository_id = :repository AND t.name = :tag")
                .bind("repository", repositoryId)
                .bind("tag", tag.name())
                .map((row, context) -> read(row))
                .findFirst();
    }

    static List<TagRow> ofManifest(Handle handle, long manifestId) {
        return handle.createQuery(SELECT + " WHERE t.manifest_id = :manifest ORDER BY t.name")
                .bind("manifest", manifestId)
                .map((row, context) -> read(row))
                .list();
    }

    static List<TagRow> ofRepository(Handle handle, long repositoryId) {
        return handle.createQuery(SELECT + " WHERE t.repository_id = :repository ORDER BY t.name")
                .bind("repository", repositoryId)
                .map((row, context) -> read(row))
                .list();
    }

    static TagRow read(ResultSet row) throws SQLException {
        return new TagRow(
                new Tag(row.getString("name")),
                Digest.parse(row.getString("digest")),
                Instant.ofEpochMilli(row.getLong("tagged_at")));
    }
}
