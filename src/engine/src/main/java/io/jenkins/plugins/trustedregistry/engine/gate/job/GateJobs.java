// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.gate.store.GateTables;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import java.time.InstantSource;
import java.util.Map;

/** The background work of gates. */
public final class GateJobs {
    /** Looks at everything. */
    public static final String ROUND = "gate-round";
    /** Looks at what time has changed. */
    public static final String ENDED = "gate-ended";

    private static final Cron QUARTERLY = Cron.parse("*/15 * * * *");
    private static final Cron DAILY = Cron.parse("20 4 * * *");

    private final Jobs jobs;

    private GateJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Registers the kinds and their schedules. */
    public static GateJobs register(
            Jobs jobs, Catalog catalog, GateTables tables, Bookkeeper bookkeeper, Clerk clerk, InstantSource clock) {
        jobs.register(JobKind.of(ROUND, "Judging all images", new RoundWork(catalog, tables, bookkeeper)));
        jobs.register(JobKind.of(
                ENDED, "Judging where time is over", new EndedWork(catalog, tables, bookkeeper, clerk::takeUp, clock)));
        jobs.schedule(ENDED, QUARTERLY);
        jobs.schedule(ROUND, DAILY);
        return new GateJobs(jobs);
    }

    /** Has all images judged again. One after the other: the last one sees the newest. */
    public Job round(String requestedBy) {
        return jobs.submit(new JobRequest(ROUND, Map.of(), requestedBy));
    }
}
