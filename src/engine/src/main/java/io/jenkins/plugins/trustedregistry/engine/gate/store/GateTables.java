// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.InstantSource;

/** All that is kept of gates. */
public record GateTables(
        RevisionTable revisions,
        PolicyTable policies,
        ExceptionTable exceptions,
        VexTable vex,
        VerdictTable verdicts,
        DueTable due,
        Rulebooks rulebooks) {

    public static GateTables on(Database database, InstantSource clock) {
        RevisionTable revisions = new RevisionTable(database);
        return new GateTables(
                revisions,
                new PolicyTable(database, clock),
                new ExceptionTable(database),
                new VexTable(database),
                new VerdictTable(database),
                new DueTable(database),
                new Rulebooks(database, revisions));
    }
}
