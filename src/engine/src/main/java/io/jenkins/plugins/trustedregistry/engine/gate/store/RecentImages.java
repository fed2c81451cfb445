// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.List;

/** Images that were pushed last: what people know by a tag. */
public final class RecentImages {
    private final Database database;

    public RecentImages(Database database) {
        this.database = database;
    }

    /** Where an image is. */
    public record Place(long repositoryId, Digest digest) {}

    /** The newest first. */
    public List<Place> list(Scope scope, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT m.repository_id, m.digest FROM manifest m
                          JOIN repository r ON r.id = m.repository_id
                        WHERE (:registry OR r.namespace = :scope OR r.name = :scope)
                          AND EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id)
                        ORDER BY m.pushed_at DESC, m.id DESC LIMIT :limit""")
                .bind("registry", scope.text().isEmpty())
                .bind("scope", scope.text())
                .bind("limit", limit)
                .map((row, context) -> new Place(row.getLong(1), Digest.parse(row.getString(2))))
                .list());
    }
}
