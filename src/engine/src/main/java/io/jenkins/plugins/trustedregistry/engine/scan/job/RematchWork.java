// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ResultTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks the newest advisories about every package in the registry, then counts anew where something has changed. Reads no layer and no
 * inventory. Begun again it finds what was asked about already; because it can't know then which of that had changed, it counts
 * everything.
 */
final class RematchWork implements JobWork {
    private static final String BEGUN = "begun";
    private static final int COUNTED_AT_ONCE = 500;

    private final ScanParts parts;
    private final Matcher matcher;

    RematchWork(ScanParts parts) {
        this.parts = parts;
        this.matcher = new Matcher(parts.advisories(), parts.tables());
    }

    @Override
    public JobOutcome run(JobRun run) {
        if (parts.advisories().newest() == 0) { // as after a restore: a backup leaves them out
            return JobOutcome.of("There are no advisories, so what was found before holds. Import some.");
        }
        boolean again = run.checkpoint().isPresent();
        run.save(BEGUN);
        SortedSet<Long> changed = new TreeSet<>();
        long asked = ask(run, changed);
        ResultTable results = parts.tables().results();
        SortedSet<Long> affected = again ? results.all() : results.with(changed);
        Changes changes = count(run, List.copyOf(affected));
        parts.rematched().run();
        return new JobOutcome(
                "Asked about " + asked + " packages; " + changed.size() + " have other findings than before, in "
                        + affected.size() + " images, of which " + changes.worse() + " got worse and "
                        + changes.better()
                        + " better.",
                Map.of(
                        "packages",
                        asked,
                        "changed",
                        (long) changed.size(),
                        "images",
                        (long) affected.size(),
                        "worse",
                        changes.worse(),
                        "better",
                        changes.better()));
    }

    private long ask(JobRun run, SortedSet<Long> changed) {
        try (AdvisoryDatabase database = parts.advisories().open()) {
            long total = parts.tables().packages().countNotOf(database.generation());
            long asked = 0;
            Matcher.Step step = matcher.step(database, 0);
            while (step.asked() > 0) {
                run.proceed();
                asked += step.asked();
                changed.addAll(step.changed());
                run.progress(new JobProgress(asked, Optional.of(total), "packages", "Asking the advisories."));
                step = matcher.step(database, step.reached());
            }
            return asked;
        }
    }

    private Changes count(JobRun run, List<Long> manifests) {
        Changes changes = new Changes(parts, "The advisories were updated: ");
        for (int from = 0; from < manifests.size(); from += COUNTED_AT_ONCE) {
            run.proceed();
            List<ScanRecord> before = parts.tables()
                    .results()
                    .records(manifests.subList(from, Math.min(manifests.size(), from + COUNTED_AT_ONCE)));
            changes.tell(before, parts.tables().results().count(before));
            run.progress(new JobProgress(
                    Math.min(manifests.size(), from + COUNTED_AT_ONCE),
                    Optional.of((long) manifests.size()),
                    "images",
                    "Counting findings."));
        }
        return changes;
    }
}
