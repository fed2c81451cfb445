// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import java.util.Map;

/**
 * Purge and untagged manifests as jobs. Untagged manifests go at night, before the hours in which collections usually run; the trash
 * is looked at every hour, as what is in it ends at any time of day. Both begin anew after a restart, which costs what is left to do.
 */
public final class DeletionJobs {
    /** Empties the trash of what is due. */
    public static final String PURGE = "trash-purge";
    /** Deletes manifests that nothing leads to. */
    public static final String UNTAGGED = "untagged-collection";

    private static final Cron HOURLY = Cron.parse("15 * * * *");
    private static final Cron NIGHTLY = Cron.parse("30 1 * * *");

    private final Deletion deletion;

    private DeletionJobs(Deletion deletion) {
        this.deletion = deletion;
    }

    /** Registers the kinds and their schedules. */
    public static void register(Deletion deletion, Jobs jobs) {
        DeletionJobs works = new DeletionJobs(deletion);
        jobs.register(JobKind.of(PURGE, "Emptying the trash of what is due", works::purge));
        jobs.register(JobKind.of(UNTAGGED, "Deleting manifests nothing leads to", works::untagged));
        jobs.schedule(PURGE, HOURLY);
        jobs.schedule(UNTAGGED, NIGHTLY);
    }

    /** Both, as part of another job: whatever a rule or the end of its time lets go now. Logs what it did. */
    public static void doWhatIsDue(Deletion deletion, JobRun run) {
        DeletionJobs works = new DeletionJobs(deletion);
        run.log(works.untagged(run).sentence());
        run.log(works.purge(run).sentence());
    }

    private JobOutcome purge(JobRun run) {
        TrashPurge.Purged purged = deletion.purge().run(() -> goesOn(run));
        return new JobOutcome(
                "Removed " + purged.entries() + " entries of the trash for good and forgot " + purged.movements()
                        + " movements of tags.",
                Map.of("entries", (long) purged.entries(), "movements", (long) purged.movements()));
    }

    private JobOutcome untagged(JobRun run) {
        int deleted = deletion.untagged().run(() -> goesOn(run));
        return new JobOutcome(
                "Moved " + deleted + " manifests that nothing leads to into the trash.",
                Map.of("manifests", (long) deleted));
    }

    /** Never says that it is time to stop: {@code proceed} throws then. */
    private static boolean goesOn(JobRun run) {
        run.proceed();
        return false;
    }
}
