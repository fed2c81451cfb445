// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.Remembered;
import org.jdbi.v3.core.Handle;

/** A number that goes up with every change of what decides: the table {@code gate_revision}. */
public final class RevisionTable {
    private final Database database;
    private final Remembered<String, Long> remembered;

    public RevisionTable(Database database) {
        this.database = database;
        remembered = new Remembered<>(database, 1);
    }

    /** The number now. */
    public long now() {
        return remembered.get("", () -> database.read(RevisionTable::read));
    }

    static long read(Handle handle) {
        return handle.createQuery("SELECT revision FROM gate_revision WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** To be called inside the transaction that changes something. */
    static void raise(Handle handle) {
        handle.createUpdate("UPDATE gate_revision SET revision = revision + 1 WHERE id = 1")
                .execute();
    }
}
