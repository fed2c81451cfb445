// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.gate.store.DueTable.Due;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the clerk has verdicts written down, and the list of what is due. Where there is no policy at all it has nothing to do. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Catalog catalog;
    private final GateTables tables;
    private final Bookkeeper bookkeeper;

    Desk(Catalog catalog, GateTables tables, Bookkeeper bookkeeper) {
        this.catalog = catalog;
        this.tables = tables;
        this.bookkeeper = bookkeeper;
    }

    /** Within the transaction of a push. */
    void putOnList(List<Due> due) {
        if (hasPolicies()) {
            tables.due().add(due);
        }
    }

    List<Due> due(int most) {
        return tables.due().list(most);
    }

    private boolean hasPolicies() {
        return !tables.rulebooks().now().policies().isEmpty();
    }

    /** Judges each once, and takes from the list what was on it before. What can't be read for now stays on it. */
    void note(List<Due> batch) {
        long known = tables.due().newest();
        Set<Due> done = new LinkedHashSet<>();
        for (Due due : new LinkedHashSet<>(batch)) {
            if (!hasPolicies() || note(due)) {
                done.add(due);
            }
        }
        if (known > 0) {
            tables.due().remove(done, known);
        }
    }

    private boolean note(Due due) {
        try {
            Optional<Repository> repository = catalog.repositories().find(due.repository());
            if (repository.isPresent()) {
                bookkeeper.note(repository.get(), due.digest());
            }
            return true;
        } catch (IOException e) {
            LOG.error("{} can't be read to be judged; pulls of it are refused where a gate applies", due, e);
            return false;
        } catch (RuntimeException e) {
            LOG.error("{} could not be judged; pulls of it are refused where a gate applies", due, e);
            return true;
        }
    }
}
