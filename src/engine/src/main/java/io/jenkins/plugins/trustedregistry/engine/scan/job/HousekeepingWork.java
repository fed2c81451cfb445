// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.scan.store.LayerTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.LayerTable.Kept;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Removes what belongs to images that are gone for good, facts of layers that no repository has or that are too many, and counts
 * again where a suppression came to its end. Every step is a transaction of its own.
 */
final class HousekeepingWork implements JobWork {
    private static final int STEP = 500;
    /** It runs every hour; twice that, so that none is missed. Counting once too often is harmless. */
    private static final Duration BACK = Duration.ofHours(2);

    private final ScanParts parts;
    private final InstantSource clock;

    HousekeepingWork(ScanParts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public JobOutcome run(JobRun run) {
        for (long repository :
                parts.tables().suppressions().endedSince(clock.instant().minus(BACK), clock.instant())) {
            run.proceed();
            parts.tables().results().count(parts.tables().results().in(repository));
        }
        long rows = 0;
        int swept = parts.tables().images().sweep(STEP);
        while (swept > 0) {
            run.proceed();
            rows += swept;
            swept = parts.tables().images().sweep(STEP);
        }
        long layers = unneeded(run) + tooMany(run);
        return new JobOutcome(
                "Removed " + rows + " rows about images that are gone, and the facts of " + layers + " layers.",
                Map.of("rows", rows, "layers", layers));
    }

    private long unneeded(JobRun run) {
        LayerTable layers = parts.tables().layers();
        long removed = 0;
        List<Kept> page = layers.list("", STEP);
        while (!page.isEmpty()) {
            for (Kept layer : page) {
                run.proceed();
                boolean old = layer.scannerVersion() < LayerFacts.SCANNER_VERSION;
                if (old
                        || parts.catalog()
                                .blobs()
                                .repositoriesWith(layer.digest(), 1)
                                .isEmpty()) {
                    layers.forget(layer);
                    removed++;
                }
            }
            page = layers.list(page.get(page.size() - 1).digest().toString(), STEP);
        }
        return removed;
    }

    private long tooMany(JobRun run) {
        LayerTable layers = parts.tables().layers();
        long excess = layers.bytes() - parts.settings().cacheBytes();
        long removed = 0;
        while (excess > 0) {
            run.proceed();
            List<Kept> oldest = layers.oldest(1);
            if (oldest.isEmpty()) {
                break;
            }
            layers.forget(oldest.get(0));
            excess -= oldest.get(0).size();
            removed++;
        }
        return removed;
    }
}
