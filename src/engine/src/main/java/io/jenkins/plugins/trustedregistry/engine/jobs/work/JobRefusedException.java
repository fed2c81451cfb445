// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

/** Thrown by work that can't be done, and that trying again would not help; the message is a sentence with a next step. */
public final class JobRefusedException extends JobFailedException {
    private static final long serialVersionUID = 1L;

    public JobRefusedException(String sentence) {
        super(sentence);
    }
}
