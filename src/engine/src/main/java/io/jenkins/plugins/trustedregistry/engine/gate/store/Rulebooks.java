// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.StoredWaiver;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import java.util.List;
import java.util.stream.Stream;

/** The rulebook as it is now; read again only when something in it was changed. Safe for many threads. */
public final class Rulebooks {
    private final Database database;
    private final RevisionTable revisions;
    private volatile Rulebook held = new Rulebook(0, List.of(), List.of());

    Rulebooks(Database database, RevisionTable revisions) {
        this.database = database;
        this.revisions = revisions;
    }

    public Rulebook now() {
        Rulebook known = held;
        if (known.revision() == revisions.now()) {
            return known;
        }
        Rulebook fresh = database.read(handle -> new Rulebook(
                RevisionTable.read(handle),
                PolicyTable.list(handle),
                Stream.<Waiver>concat(
                                ExceptionTable.list(handle).stream().map(StoredWaiver::waiver),
                                VexTable.list(handle).stream().flatMap(each -> each.waivers().stream()))
                        .toList()));
        held = fresh;
        return fresh;
    }
}
