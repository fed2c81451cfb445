// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the work of a job sees of its job. */
public interface JobRun {

    /** The job's number. */
    long id();

    /** What was asked for. */
    Map<String, String> parameters();

    /** What the work saved last, maybe in another process; empty at the first start. */
    Optional<String> checkpoint();

    /** Keeps a text to go on from; on stable storage on return. */
    void save(String checkpoint);

    /** Shows how far the work has come. Cheap; call it as often as there is something new. */
    void progress(JobProgress now);

    /** Writes a line to the job's log, for administrators: a sentence, no secrets. */
    void log(String sentence);

    /** Returns at once if the work is to go on. @throws JobStoppedException when it is not */
    void proceed();

    /** Waits; ends early and throws as {@link #proceed} does when the work is not to go on. */
    void rest(Duration time);
}
