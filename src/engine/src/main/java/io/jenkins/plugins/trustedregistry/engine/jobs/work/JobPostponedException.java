// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.time.Instant;

/** Thrown by work that can't begin or go on yet: it is started again, from its checkpoint, once that time has come. */
public class JobPostponedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    /** @param why a sentence for those who look at the job meanwhile */
    public JobPostponedException(Instant until, String why) {
        super(why);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
