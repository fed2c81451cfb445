// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of jobs whose process ends under them. */
class InterruptedJobsTest extends JobsFixture {
    @Test
    void goesOnFromItsCheckpointAfterAnOrderlyStop() throws Exception {
        kind("slow", run -> {
            run.save(run.checkpoint().orElse("") + "x");
            return untilStopped(run);
        });
        jobs.start();
        long id = submit("slow").id();
        next();

        jobs.close();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        reopen(JobLimits.DEFAULTS);
        kind("slow", run -> JobOutcome.of("from " + run.checkpoint().orElse("nothing")));
        jobs.start();

        Job ended = jobs.awaitEnd(id);
        assertThat(ended.outcome().sentence()).isEqualTo("from x");
        assertThat(ended.attempt()).isEqualTo(1);
    }

    @Test
    void goesOnAfterTheProcessDiedUnderIt() throws Exception {
        kind("slow", this::untilStopped);
        jobs.start();
        long id = submit("slow").id();
        next();
        jobs.close();
        die();

        reopen(JobLimits.DEFAULTS);

        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.find(id).orElseThrow().outcome().sentence()).contains("Interrupted");
    }

    @Test
    void aJobThatEndsTheProcessAgainAndAgainEndsAsFailed() throws Exception {
        kind("poison", this::untilStopped);
        long id = submit("poison").id();
        for (int i = 0; i < JobQueue.MOST_INTERRUPTIONS; i++) {
            assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
            die();
            reopen(JobLimits.DEFAULTS);
        }

        Job failed = jobs.find(id).orElseThrow();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.outcome().sentence()).contains("3 times");
        assertThat(jobs.retry(id).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aJobThatGetsOnMayBeInterruptedAsOftenAsItLikes() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        long id = 0;
        for (int i = 0; i < 2 * JobQueue.MOST_INTERRUPTIONS; i++) {
            kind("steady", run -> {
                run.save("step " + runs.incrementAndGet());
                return untilStopped(run);
            });
            id = i == 0 ? submit("steady").id() : id;
            assertThat(jobs.runOnly(id)).isTrue();
            next();
            jobs.close();
            die();
            reopen(JobLimits.DEFAULTS);
        }

        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aJobBeingCancelledWhenTheProcessDiedStaysCancelled() {
        kind("slow", this::untilStopped);
        long id = submit("slow").id();
        die();
        jobs.cancel(id);

        reopen(JobLimits.DEFAULTS);

        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    }
}
