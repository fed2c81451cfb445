// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What came of the last attempt to update each source, in the table {@code advisory_check}. */
final class CheckTable {
    private final Database database;

    CheckTable(Database database) {
        this.database = database;
    }

    /** @param problem a sentence; empty when it succeeded */
    void note(String source, Instant when, String problem) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO advisory_check (source, checked_at, problem) VALUES (:source, :when, :problem)
                        ON CONFLICT (source) DO UPDATE SET checked_at = excluded.checked_at, problem = excluded.problem""")
                .bind("source", source)
                .bind("when", when.toEpochMilli())
                .bind("problem", problem)
                .execute());
    }

    Map<String, Check> all() {
        return database.read(handle -> {
            Map<String, Check> checks = new HashMap<>();
            handle.createQuery("SELECT source, checked_at, problem FROM advisory_check")
                    .map((row, context) -> checks.put(
                            row.getString(1), new Check(Instant.ofEpochMilli(row.getLong(2)), row.getString(3))))
                    .list();
            return checks;
        });
    }

    /** The last attempt. */
    record Check(Instant when, String problem) {}
}
