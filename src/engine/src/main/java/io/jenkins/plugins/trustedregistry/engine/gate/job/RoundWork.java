// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.After;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Wanted;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through all images that gates apply to, or did, and writes down what has changed. */
final class RoundWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(RoundWork.class);
    private static final int STEP = 500;

    private final Catalog catalog;
    private final GateTables tables;
    private final Bookkeeper bookkeeper;

    RoundWork(Catalog catalog, GateTables tables, Bookkeeper bookkeeper) {
        this.catalog = catalog;
        this.tables = tables;
        this.bookkeeper = bookkeeper;
    }

    /** How far a round is. */
    private static final class Count {
        private long looked;
        private long changed;
        private long failed;
    }

    @Override
    public JobOutcome run(JobRun run) {
        Count count = new Count();
        List<Repository> page = catalog.repositories().list("", STEP);
        while (!page.isEmpty()) {
            for (Repository repository : page) {
                look(run, repository, count);
            }
            page = catalog.repositories().list(page.get(page.size() - 1).name().name(), STEP);
        }
        return new JobOutcome(
                "Judged " + count.looked + " images; " + count.changed + " verdicts are other ones than before"
                        + (count.failed == 0 ? "." : ", and " + count.failed + " images could not be judged."),
                Map.of("images", count.looked, "changed", count.changed, "failed", count.failed));
    }

    private void look(JobRun run, Repository repository, Count count) {
        boolean applies = !tables.rulebooks().now().applying(repository.name()).isEmpty();
        boolean noted = !tables.verdicts()
                .list(Wanted.of(repository.id()), After.NOTHING, 1)
                .isEmpty();
        if (!applies && !noted) {
            return;
        }
        List<ManifestSummary> page = catalog.manifests().list(repository.id(), "", STEP);
        while (!page.isEmpty()) {
            for (ManifestSummary manifest : page) {
                run.proceed();
                note(repository, manifest.digest(), count);
            }
            run.progress(new JobProgress(count.looked, Optional.empty(), "images", "In " + repository.name() + "."));
            page = catalog.manifests()
                    .list(repository.id(), page.get(page.size() - 1).digest().toString(), STEP);
        }
    }

    private void note(Repository repository, Digest digest, Count count) {
        count.looked++;
        try {
            count.changed += bookkeeper.note(repository, digest) ? 1 : 0;
        } catch (IOException | RuntimeException e) {
            count.failed++;
            LOG.error("{}@{} could not be judged", repository.name(), digest, e);
        }
    }
}
