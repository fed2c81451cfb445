// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A job as the API shows it.
 *
 * @param dueAt when it is put off: it does not run before
 * @param outcome what it had to say when it ended, or why it waits
 */
public record JobView(
        long id,
        String kind,
        String state,
        Map<String, String> parameters,
        String requestedBy,
        Instant createdAt,
        Optional<Instant> dueAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        int attempt,
        boolean cancelRequested,
        Progress progress,
        String outcome,
        Map<String, Long> figures) {

    public static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state().toString(),
                job.parameters(),
                job.requestedBy(),
                job.times().created(),
                job.times().due(),
                job.times().started(),
                job.times().ended(),
                job.attempt(),
                job.cancelRequested(),
                new Progress(
                        job.progress().done(),
                        job.progress().total(),
                        job.progress().unit(),
                        job.progress().step()),
                job.outcome().sentence(),
                job.outcome().figures());
    }

    /** How far it has come; the total is left out while it is not known. */
    record Progress(long done, Optional<Long> total, String unit, String step) {}
}
