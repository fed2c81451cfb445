// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.store.Asked;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks the advisories about packages and keeps what they say. Each package is asked about once a generation. */
final class Matcher {
    /** Pushes wait for writes, so these are short. */
    private static final int AT_ONCE = 200;

    private final AdvisoryDatabases databases;
    private final ScanTables tables;

    Matcher(AdvisoryDatabases databases, ScanTables tables) {
        this.databases = databases;
        this.tables = tables;
    }

    /** Asks about those packages of an image that the newest database was not asked about yet; which have changed. */
    Set<Long> match(Digest image) {
        try (AdvisoryDatabase database = databases.open()) {
            Set<Long> changed = new TreeSet<>();
            List<Asked> stale = tables.packages().stale(image, database.generation());
            for (int from = 0; from < stale.size(); from += AT_ONCE) {
                changed.addAll(ask(database, stale.subList(from, Math.min(stale.size(), from + AT_ONCE))));
            }
            return changed;
        }
    }

    /** Asks about some of all packages; nothing when all were asked about. */
    Step step(AdvisoryDatabase database, long after) {
        List<Asked> asked = tables.packages().notOf(database.generation(), after, AT_ONCE);
        long reached = asked.isEmpty() ? after : asked.get(asked.size() - 1).id();
        return new Step(asked.size(), reached, asked.isEmpty() ? Set.of() : ask(database, asked));
    }

    /**
     * A part of the packages.
     *
     * @param reached the last one's id
     * @param changed those of which something else is known now
     */
    record Step(int asked, long reached, Set<Long> changed) {}

    private Set<Long> ask(AdvisoryDatabase database, List<Asked> packages) {
        return tables.findings()
                .answer(
                        packages,
                        database.lookup(packages.stream().map(Asked::query).toList()));
    }
}
