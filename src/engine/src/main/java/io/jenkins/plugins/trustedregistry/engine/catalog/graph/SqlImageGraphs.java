// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.graph;

import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraph.Node;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads graphs from the tables of the catalog; a few statements, whatever the size. */
public final class SqlImageGraphs implements ImageGraphs {
    private final Database database;

    public SqlImageGraphs(Database database) {
        this.database = database;
    }

    @Override
    public ImageGraph of(long repositoryId) {
        return database.read(handle -> {
            Set<String> awaited = new HashSet<>(
                    ofRepository(handle, repositoryId, """
                            SELECT m.digest FROM manifest m
                            WHERE m.repository_id = :repository
                              AND EXISTS (SELECT 1 FROM trashed_tag t WHERE t.manifest_id = m.id)""").mapTo(String.class).list());
            Map<String, Instant> left = left(handle, repositoryId);
            List<Node> nodes = ofRepository(handle, repositoryId, """
                            SELECT m.digest, m.subject, m.pushed_at,
                              EXISTS (SELECT 1 FROM tag t WHERE t.manifest_id = m.id) AS tagged
                            FROM manifest m WHERE m.repository_id = :repository""")
                    .map((row, context) -> node(row, awaited, left))
                    .list();
            return new ImageGraph(nodes, named(handle, repositoryId));
        });
    }

    private static Node node(ResultSet row, Set<String> awaited, Map<String, Instant> left) throws SQLException {
        String digest = row.getString("digest");
        return new Node(
                Digest.parse(digest),
                Optional.ofNullable(row.getString("subject")).map(Digest::parse),
                Instant.ofEpochMilli(row.getLong("pushed_at")),
                row.getBoolean("tagged"),
                awaited.contains(digest),
                Optional.ofNullable(left.get(digest)));
    }

    private static Map<String, Instant> left(Handle handle, long repositoryId) {
        return ofRepository(handle, repositoryId, """
                        SELECT from_digest, max(moved_at) AS moved_at FROM tag_move
                        WHERE repository_id = :repository AND from_digest IS NOT NULL GROUP BY from_digest""").reduceResultSet(new HashMap<>(), (all, row, context) -> {
            all.put(row.getString("from_digest"), Instant.ofEpochMilli(row.getLong("moved_at")));
            return all;
        });
    }

    private static Map<Digest, List<Digest>> named(Handle handle, long repositoryId) {
        return ofRepository(handle, repositoryId, """
                        SELECT m.digest, c.digest AS named
                        FROM manifest m
                          JOIN manifest_reference r ON r.manifest_id = m.id AND r.kind LIKE 'MANIFEST%'
                          JOIN manifest c ON c.repository_id = m.repository_id AND c.digest = r.referenced
                        WHERE m.repository_id = :repository""").reduceResultSet(new HashMap<>(), (all, row, context) -> {
            all.computeIfAbsent(Digest.parse(row.getString("digest")), index -> new ArrayList<>())
                    .add(Digest.parse(row.getString("named")));
            return all;
        });
    }

    private static Query ofRepository(Handle handle, long repositoryId, String sql) {
        return handle.createQuery(sql).bind("repository", repositoryId);
    }
}
