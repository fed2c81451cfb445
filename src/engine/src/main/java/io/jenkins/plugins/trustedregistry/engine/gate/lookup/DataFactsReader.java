// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.DataFacts;
import java.util.Map;

/** How much is known of vulnerabilities; asked once for each generation. Safe for many threads. */
public final class DataFactsReader {
    private record Known(long generation, DataAge age) {}

    private final AdvisoryDatabases databases;
    private volatile Known known = new Known(-1, DataFacts.NONE.age());

    public DataFactsReader(AdvisoryDatabases databases) {
        this.databases = databases;
    }

    /** @param uncovered what the newest match left open */
    public DataFacts now(Map<String, Integer> uncovered) {
        Known held = known;
        if (held.generation() != databases.newest()) {
            try (AdvisoryDatabase database = databases.open()) {
                held = new Known(database.generation(), database.age());
            }
            known = held;
        }
        return new DataFacts(held.generation(), held.age(), uncovered);
    }
}
