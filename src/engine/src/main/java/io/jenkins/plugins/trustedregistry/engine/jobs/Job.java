// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of background work, as it stands.
 *
 * @param id grows with every job
 * @param requestedBy who asked for it, or {@code schedule}
 * @param attempt how often it was tried
 * @param outcome what it had to say when it ended, or why it waits
 */
public record Job(
        long id,
        String kind,
        JobState state,
        Map<String, String> parameters,
        String requestedBy,
        Times times,
        int attempt,
        boolean cancelRequested,
        JobProgress progress,
        JobOutcome outcome) {

    public Job {
        parameters = Map.copyOf(parameters);
    }

    Job with(JobProgress now) {
        return new Job(id, kind, state, parameters, requestedBy, times, attempt, cancelRequested, now, outcome);
    }

    /**
     * When things happened to it.
     *
     * @param due it does not run before; empty: at once
     * @param started the last time it was started
     */
    public record Times(Instant created, Optional<Instant> due, Optional<Instant> started, Optional<Instant> ended) {}
}
