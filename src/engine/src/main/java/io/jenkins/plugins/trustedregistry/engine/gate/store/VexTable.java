// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.StoredVex;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.VexParser;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code gate_vex}. */
public final class VexTable {
    private final Database database;

    public VexTable(Database database) {
        this.database = database;
    }

    /** All of them, by scope and name. */
    public List<StoredVex> list() {
        return database.read(VexTable::list);
    }

    static List<StoredVex> list(Handle handle) {
        return handle.createQuery("SELECT * FROM gate_vex ORDER BY scope, name")
                .map((row, context) -> read(row))
                .list();
    }

    public Optional<StoredVex> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM gate_vex WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findFirst());
    }

    /** The bytes of one as they came. */
    public Optional<byte[]> content(String id) {
        return database.read(handle -> handle.createQuery("SELECT document FROM gate_vex WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> row.getBytes(1))
                .findFirst());
    }

    /**
     * Keeps a document in place of the one of its name in its scope, whose id stays.
     *
     * @param content the bytes it was read from
     * @return its id
     */
    public String put(StoredVex added, byte[] content) {
        return database.write(handle -> {
            String id = handle.createQuery("""
                            INSERT INTO gate_vex (id, scope, images, name, document, uploaded_by, uploaded_at)
                            VALUES (:id, :scope, :images, :name, :document, :by, :at)
                            ON CONFLICT (scope, name) DO UPDATE SET images = excluded.images, document = excluded.document,
                              uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
                            RETURNING id""")
                    .bind("id", added.id())
                    .bind("scope", added.scope().text())
                    .bind("images", added.images().text())
                    .bind(
                            "name",
                            added.document().id().isEmpty()
                                    ? added.id()
                                    : added.document().id())
                    .bind("document", content)
                    .bind("by", added.uploadedBy())
                    .bind("at", added.uploadedAt().toEpochMilli())
                    .mapTo(String.class)
                    .one();
            RevisionTable.raise(handle);
            return id;
        });
    }

    /** Removes one; false when it was not there. */
    public boolean remove(String id) {
        return database.write(handle -> {
            boolean removed = handle.createUpdate("DELETE FROM gate_vex WHERE id = :id")
                            .bind("id", id)
                            .execute()
                    > 0;
            if (removed) {
                RevisionTable.raise(handle);
            }
            return removed;
        });
    }

    private static StoredVex read(ResultSet row) throws SQLException {
        return new StoredVex(
                row.getString("id"),
                Scope.parse(row.getString("scope")),
                new ImagePattern(row.getString("images")),
                VexParser.parse(row.getBytes("document")),
                row.getString("uploaded_by"),
                Instant.ofEpochMilli(row.getLong("uploaded_at")));
    }
}
