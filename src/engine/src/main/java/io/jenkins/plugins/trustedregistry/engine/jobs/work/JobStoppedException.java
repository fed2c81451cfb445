// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

/** The job was cancelled, or the registry stops. Work lets it pass after tidying up. */
public class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    public JobStoppedException(boolean cancelled) {
        super(cancelled ? "The job was cancelled." : "The registry stops; the job goes on after the next start.");
        this.cancelled = cancelled;
    }

    /** Otherwise it will go on after the next start. */
    public boolean isCancelled() {
        return cancelled;
    }
}
