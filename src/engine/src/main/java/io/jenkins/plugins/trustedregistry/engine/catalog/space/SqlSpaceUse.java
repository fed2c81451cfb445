// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.space;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingMarks;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Counts in the tables of the catalog. */
public final class SqlSpaceUse implements SpaceUse {
    private final Database database;

    public SqlSpaceUse(Database database) {
        this.database = database;
    }

    @Override
    public List<Share> byNamespace() {
        return database.read(handle ->
                handle.createQuery("""
                        SELECT n.namespace AS name, n.repositories, coalesce(s.blobs, 0) AS blobs,
                          coalesce(s.bytes, 0) AS bytes, coalesce(s.own, 0) AS own
                        FROM (
                          SELECT namespace, sum(CASE WHEN trash_id IS NULL THEN 1 ELSE 0 END) AS repositories
                          FROM any_repository GROUP BY namespace
                        ) n LEFT JOIN (
                          SELECT h.namespace, count(*) AS blobs, sum(h.size) AS bytes,
                            sum(CASE WHEN a.holders = 1 THEN h.size ELSE 0 END) AS own
                          FROM (
                            SELECT r.namespace, b.digest, max(b.size) AS size
                            FROM repository_blob b JOIN any_repository r ON r.id = b.repository_id
                            GROUP BY r.namespace, b.digest
                          ) h JOIN (
                            SELECT b.digest, count(DISTINCT r.namespace) AS holders
                            FROM repository_blob b JOIN any_repository r ON r.id = b.repository_id
                            GROUP BY b.digest
                          ) a ON a.digest = h.digest
                          GROUP BY h.namespace
                        ) s ON s.namespace = n.namespace
                        ORDER BY 4 DESC, 1""").map((row, context) -> share(row)).list());
    }

    @Override
    public List<Share> byRepository(NamespaceName namespace) {
        return database.read(handle -> handle.createQuery("""
                        SELECT r.name, 1 AS repositories, count(b.digest) AS blobs, coalesce(sum(b.size), 0) AS bytes,
                          coalesce(sum(CASE WHEN EXISTS (
                            SELECT 1 FROM repository_blob o WHERE o.digest = b.digest AND o.repository_id != b.repository_id
                          ) THEN 0 ELSE b.size END), 0) AS own
                        FROM repository r LEFT JOIN repository_blob b ON b.repository_id = r.id AND %s
                        WHERE r.namespace = :namespace
                        GROUP BY r.name ORDER BY 4 DESC, 1""".formatted(StagingMarks.published("b")))
                .bind("namespace", namespace.name())
                .map((row, context) -> share(row))
                .list());
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                row.getString("name"),
                row.getInt("repositories"),
                row.getLong("blobs"),
                row.getLong("bytes"),
                row.getLong("own"));
    }
}
