// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes blobs that no manifest needs: as a job, by hand or on a schedule. */
public final class GarbageCollection implements AutoCloseable {
    /** The kind of its jobs. */
    public static final String KIND = "garbage-collection";

    private static final int PAGE = 2000;
    /** About a second's worth. */
    private static final int PAGES_IN_A_ROW = 8;
    /** Pages that one look at the plan reads at most, so that it ends soon when there is little to find. */
    private static final int PAGES_PER_LOOK = 50;

    private final CollectionParts parts;
    private final EarlierPromises earlier;
    private final ReclaimableCount count;
    private final Jobs jobs;

    /** Registers its kind with the jobs, and its schedule. */
    public GarbageCollection(CollectionParts parts, Jobs jobs) {
        this.parts = parts;
        this.jobs = jobs;
        CollectionTable table = new CollectionTable(parts.database());
        earlier = new EarlierPromises(table, parts.settings().grace(), parts.clock(), parts.nanos());
        count = new ReclaimableCount(parts);
        CollectionWork work = new CollectionWork(parts, table, earlier, PAGE, PAGES_IN_A_ROW);
        jobs.register(JobKind.of(KIND, "Garbage collection", counted(work)));
        parts.settings().cron().ifPresent(cron -> jobs.schedule(KIND, cron));
    }

    private JobWork counted(JobWork work) {
        return run -> {
            try {
                return work.run(run);
            } finally {
                count.forget();
            }
        };
    }

    /** To be called before the first client can be told that a blob is there. */
    public void serve() {
        earlier.serve();
    }

    /**
     * Asks for a collection; where one waits already, that one is meant.
     *
     * @throws RegistryException 409 when one runs
     */
    public Job run(String requestedBy) {
        return jobs.submitIfIdle(new JobRequest(KIND, Map.of(), requestedBy))
                .or(() -> current().filter(job -> job.state() == JobState.QUEUED))
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_INVALID,
                        409,
                        "A collection runs already"
                                + current().map(job -> ": job " + job.id()).orElse("")
                                + ". Wait for its end, or cancel it.",
                        Map.of()));
    }

    /** The collection that waits or runs. */
    public Optional<Job> current() {
        return jobs.active(KIND);
    }

    /** What a collection would free; empty while it is being counted for the first time. */
    public Optional<Reclaimable> reclaimable() {
        return count.now();
    }

    /** How long it is before anything may be collected: what clients were told before this start must be honoured. */
    public Duration timeToWait() {
        return earlier.left();
    }

    public GarbageCollectionSettings settings() {
        return parts.settings();
    }

    /** A part of what a collection would remove now, from behind a digest on (empty: the first). Changes nothing. */
    public DryRun dryRun(Optional<Digest> after, int limit) throws IOException {
        Planner planner = parts.planner();
        CollectionRule rule = parts.rule();
        List<DryRun.Item> items = new ArrayList<>();
        Optional<Digest> reached = after;
        for (int page = 0; page < PAGES_PER_LOOK; page++) {
            Plan plan = planner.plan(reached, PAGE, rule);
            for (Removal each : plan.removals()) {
                if (items.size() == limit) {
                    return new DryRun(items, Optional.of(items.get(limit - 1).digest()));
                }
                items.add(item(each));
            }
            reached = plan.reached();
            if (reached.isEmpty()) {
                break;
            }
        }
        return new DryRun(items, reached);
    }

    private DryRun.Item item(Removal removal) throws IOException {
        long size = removal.links().isEmpty() || removal.bytes()
                ? parts.blobs().find(removal.digest()).map(blob -> blob.size()).orElse(0L)
                : 0;
        return new DryRun.Item(
                removal.digest(),
                size,
                removal.links().size(),
                removal.bytes(),
                removal.reason().toString());
    }

    /** Stops counting, and notes that nobody is told anything any more. To be called before the database is closed. */
    @Override
    public void close() {
        count.close();
        earlier.rest();
    }
}
