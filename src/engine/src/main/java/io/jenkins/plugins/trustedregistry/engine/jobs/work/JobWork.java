// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.util.Map;

/** The work of one kind. Called on a thread of its own, at most as often at once as its kind allows. */
@FunctionalInterface
public interface JobWork {

    /**
     * Does the work, from {@link JobRun#checkpoint} on if there is one. It must be harmless to do a part again that was done
     * after the last checkpoint. Calls {@link JobRun#proceed} at least every second or so and lets what that throws pass.
     *
     * @throws JobFailedException when it can't be done, with a sentence that says why; anything else is a mistake of the program
     *     and is shown as such
     */
    JobOutcome run(JobRun run) throws Exception;

    /**
     * A job was cancelled while it was put off, so it does not run any more: time to tidy up. Short, and harmless when done twice.
     *
     * @param checkpoint what the work saved last
     */
    default void abandoned(Map<String, String> parameters, String checkpoint) {
        // most leave nothing behind
    }
}
