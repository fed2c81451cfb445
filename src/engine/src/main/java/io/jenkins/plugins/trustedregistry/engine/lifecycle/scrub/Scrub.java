// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.Map;

/** Reads all blobs to find damaged ones: as a job, by hand or on a schedule. */
public final class Scrub {
    /** The kind of its jobs. */
    public static final String KIND = "scrub";

    private final ScrubParts parts;
    private final Jobs jobs;

    /** Registers its kind with the jobs, and its schedule. */
    public Scrub(ScrubParts parts, Jobs jobs) {
        this.parts = parts;
        this.jobs = jobs;
        jobs.register(JobKind.of(KIND, "Scrub", new ScrubWork(parts)));
        parts.settings().cron().ifPresent(cron -> jobs.schedule(KIND, cron));
    }

    /**
     * Asks for a scrub; where one waits already, that one is meant.
     *
     * @throws RegistryException 409 when one runs
     */
    public Job run(String requestedBy) {
        return jobs.submitIfIdle(new JobRequest(KIND, Map.of(), requestedBy))
                .or(() -> jobs.active(KIND).filter(job -> job.state() == JobState.QUEUED))
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_INVALID,
                        409,
                        "A scrub runs already. Wait for its end, or cancel it.",
                        Map.of()));
    }

    /** What was found damaged; an item stays until its blob was read again and found whole. */
    public DamagedBlobs damaged() {
        return parts.damaged();
    }

    /** Whether a blob that was damaged has been pushed again. */
    public boolean isHealed(Digest digest) throws IOException {
        return parts.blobs().find(digest).isPresent();
    }
}
