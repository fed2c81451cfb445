// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

/** Thrown by work that can't be done; the message is a sentence with a next step, fit to be shown. */
public class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobFailedException(String sentence) {
        super(sentence);
    }

    public JobFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
