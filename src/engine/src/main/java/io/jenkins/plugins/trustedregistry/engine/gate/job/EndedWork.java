// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Placed;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges anew where time alone has changed something: an exception has ended, something has become too old. Takes up what is still
 * due.
 */
final class EndedWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(EndedWork.class);
    private static final int MOST = 5_000;

    private final Catalog catalog;
    private final GateTables tables;
    private final Bookkeeper bookkeeper;
    private final Runnable takeUp;
    private final InstantSource clock;

    EndedWork(Catalog catalog, GateTables tables, Bookkeeper bookkeeper, Runnable takeUp, InstantSource clock) {
        this.catalog = catalog;
        this.tables = tables;
        this.bookkeeper = bookkeeper;
        this.takeUp = takeUp;
        this.clock = clock;
    }

    @Override
    public JobOutcome run(JobRun run) {
        takeUp.run();
        long changed = 0;
        List<Placed> ended = tables.verdicts().endedBefore(clock.instant(), MOST);
        for (Placed placed : ended) {
            run.proceed();
            Optional<Repository> repository = catalog.repositories().find(placed.repositoryId());
            if (repository.isPresent()) {
                changed += note(repository.get(), placed) ? 1 : 0;
            }
        }
        return new JobOutcome(
                "Of " + ended.size() + " verdicts the time was over; " + changed + " are other ones now.",
                Map.of("ended", (long) ended.size(), "changed", changed));
    }

    private boolean note(Repository repository, Placed placed) {
        try {
            return bookkeeper.note(repository, placed.verdict().digest());
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "{}@{} could not be judged",
                    repository.name(),
                    placed.verdict().digest(),
                    e);
            return false;
        }
    }
}
