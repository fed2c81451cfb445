// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

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
}
