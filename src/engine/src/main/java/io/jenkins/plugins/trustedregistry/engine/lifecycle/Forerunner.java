// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;

/** Lets go of what is due, so that the collection that follows can free it. */
@FunctionalInterface
public interface Forerunner {

    /**
     * Goes on until done, and logs what it did. Asks {@link JobRun#proceed} after each step and lets what that throws pass; run again,
     * it goes on with what is left.
     */
    void run(JobRun run);
}
