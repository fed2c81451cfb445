// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.StaleUploads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One collection as a job: once round the store, some pages at a time, until it is done or its time is up. What lies behind its checkpoint
 * is not looked at again.
 */
final class CollectionWork implements JobWork {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long BETWEEN_CHECKPOINTS = Duration.ofSeconds(2).toNanos();

    private final CollectionParts parts;
    private final CollectionTable table;
    private final EarlierPromises earlier;
    private final int page;
    private final int pages;

    /**
     * @param page blobs dealt with at once
     * @param pages done in a row before anything else is looked at: the clock, a pause, whether to stop
     */
    CollectionWork(CollectionParts parts, CollectionTable table, EarlierPromises earlier, int page, int pages) {
        this.parts = parts;
        this.table = table;
        this.earlier = earlier;
        this.page = page;
        this.pages = pages;
    }

    @Override
    public JobOutcome run(JobRun run) throws IOException {
        requireGrace();
        long started = parts.nanos().getAsLong();
        Optional<CollectionState> before = run.checkpoint().map(CollectionState::parse);
        CollectionState state = before.isPresent() ? before.get() : begin(run);
        long saved = started;
        Stride stride = new Stride(parts, parts.planner(), page, pages);
        while (true) {
            proceed(run, state);
            Optional<Stride.Done> done = unlessPaused(stride, state.course().reached());
            if (done.isPresent()) {
                Tally tally = state.tally().plus(done.get().tally());
                Optional<Course> course = state.course().after(done.get().reached());
                if (course.isEmpty()) {
                    table.position(Optional.empty());
                    run.progress(new JobProgress(100, Optional.of(100L), "percent", "Everything was looked at."));
                    return outcome(tally, "");
                }
                state = new CollectionState(course.get(), tally);
                show(run, state, done.get().tally());
            } else {
                await(run, state);
            }
            long now = parts.nanos().getAsLong();
            if (isTimeUp(now - started)) {
                table.position(state.course().reached());
                return outcome(state.tally(), " Its time was up; the next one goes on from there.");
            }
            if (now - saved >= BETWEEN_CHECKPOINTS) {
                run.save(state.toString());
                saved = now;
            }
        }
    }

    /** Empty: nothing may be removed now. */
    private Optional<Stride.Done> unlessPaused(Stride stride, Optional<Digest> from) throws IOException {
        List<Stride.Done> done = new ArrayList<>();
        return parts.pause().unlessPaused(() -> done.add(stride.from(from)))
                ? Optional.of(done.get(0))
                : Optional.empty();
    }

    /** Somebody needs all blobs to stay for a while, as a backup does. */
    private static void await(JobRun run, CollectionState state) {
        run.progress(new JobProgress(
                state.course().percent(), Optional.of(100L), "percent", "Waiting for the end of a backup."));
        try {
            run.rest(PAUSE);
        } catch (JobStoppedException e) {
            run.save(state.toString());
            throw e;
        }
    }

    private static void proceed(JobRun run, CollectionState state) {
        try {
            run.proceed();
        } catch (JobStoppedException e) {
            run.save(state.toString());
            throw e;
        }
    }

    private void requireGrace() {
        Duration left = earlier.left();
        if (!left.isZero()) {
            throw new JobPostponedException(
                    parts.clock().instant().plus(left).plusMillis(1),
                    "What clients were told before the registry was started holds for "
                            + parts.settings().graceSeconds()
                            + " seconds (graceSeconds); nothing is collected before.");
        }
    }

    private CollectionState begin(JobRun run) throws IOException {
        if (parts.settings().purgeFirst()) {
            run.progress(new JobProgress(0, Optional.of(100L), "percent", "Emptying the trash of what is due."));
            parts.before().run(run);
        }
        run.progress(new JobProgress(0, Optional.of(100L), "percent", "Looking for stale uploads."));
        StaleUploads.Purged purged = parts.uploads()
                .purgeOlderThan(parts.settled().instant().minus(parts.settings().staleUploadAge()));
        if (purged.uploads() > 0) {
            run.log("Removed " + purged.uploads() + " stale uploads, " + purged.bytes() + " bytes.");
        }
        return new CollectionState(
                Course.from(table.position()), Tally.NONE.withUploads(purged.uploads(), purged.bytes()));
    }

    private static void show(JobRun run, CollectionState state, Tally done) {
        Tally tally = state.tally();
        run.progress(new JobProgress(
                state.course().percent(),
                Optional.of(100L),
                "percent",
                "Looked at " + tally.seen() + " blobs, removed " + tally.blobs() + "."));
        if (done.blobs() + done.links() + done.failures() > 0) {
            run.log("Removed " + done.blobs() + " blobs (" + done.bytes() + " bytes) and " + done.links()
                    + " links up to "
                    + state.course().reached().map(String::valueOf).orElse("the end") + ".");
        }
    }

    private boolean isTimeUp(long nanos) {
        return parts.settings()
                .longest()
                .filter(most -> nanos >= most.toNanos())
                .isPresent();
    }

    private static JobOutcome outcome(Tally tally, String more) {
        return new JobOutcome(tally.sentence() + more, tally.figures());
    }
}
