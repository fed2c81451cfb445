// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogPart;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Schedule;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRefusedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.Retries;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs over a real database, with works that the test holds in its hands. */
class JobsTest extends JobsFixture {
    @Test
    void runsWhatIsAskedForAndRemembersWhatCameOfIt() throws Exception {
        kind("count", run -> {
            run.log("Counting to " + run.parameters().get("to"));
            run.progress(new JobProgress(3, Optional.of(3L), "numbers", "Counted."));
            return new JobOutcome("Counted to three.", Map.of("numbers", 3L));
        });
        jobs.start();

        Job ended = jobs.awaitEnd(
                jobs.submit(new JobRequest("count", Map.of("to", "3"), "alice")).id());

        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.outcome()).isEqualTo(new JobOutcome("Counted to three.", Map.of("numbers", 3L)));
        assertThat(ended.progress().done()).isEqualTo(3);
        assertThat(ended.requestedBy()).isEqualTo("alice");
        assertThat(ended.attempt()).isEqualTo(1);
        assertThat(jobs.log(ended.id(), 0).text())
                .contains("2026-11-25T10:00:00Z Counting to 3\n", "Ended: succeeded. Counted to three.");
    }

    @Test
    void showsProgressAndLogWhileAJobRuns() throws Exception {
        kind("slow", this::untilStopped);
        jobs.start();
        long id = submit("slow").id();
        JobRun run = next();

        run.progress(new JobProgress(7, Optional.of(10L), "blobs", "Reading."));
        run.log("first");
        JobLogPart part = jobs.log(id, 0);
        run.log("second");

        assertThat(jobs.find(id).orElseThrow().progress().done()).isEqualTo(7);
        assertThat(part.text()).endsWith("first\n");
        assertThat(jobs.log(id, part.next()).text()).endsWith("second\n").doesNotContain("first");
    }

    @Test
    void cancelsARunningJobWithoutWaitingForItsNextStep() throws Exception {
        kind("slow", this::untilStopped);
        jobs.start();
        long id = submit("slow").id();
        next();

        jobs.cancel(id);

        assertThat(jobs.awaitEnd(id).state()).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> jobs.cancel(id))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("has ended already");
    }

    @Test
    void cancelsAWaitingJobAtOnce() {
        kind("slow", this::untilStopped);
        long id = submit("slow").id();

        assertThat(jobs.cancel(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.runOnly(id)).isFalse();
    }

    @Test
    void keepsToTheLimitOfAKindAndOfAll() throws Exception {
        reopen(new JobLimits(3, Duration.ofDays(1), 100, 1 << 20));
        jobs.register(JobKind.of("pair", "Pair", this::untilStopped).atOnce(2));
        kind("single", this::untilStopped);
        kind("other", this::untilStopped);
        Stream.of("pair", "pair", "pair", "single", "single", "other").forEach(this::submit);
        jobs.start();
        Stream.of(next(), next(), next()).forEach(run -> assertThat(run).isNotNull());

        assertThat(jobs.list(new JobFilter(Optional.empty(), Optional.of(JobState.RUNNING)), Long.MAX_VALUE, 10))
                .hasSize(3);
        assertThat(jobs.list(new JobFilter(Optional.of("pair"), Optional.of(JobState.RUNNING)), Long.MAX_VALUE, 10))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(begun).isEmpty();
        for (int i = 0; i < 2; i++) {
            long running = jobs.list(new JobFilter(Optional.empty(), Optional.of(JobState.RUNNING)), Long.MAX_VALUE, 1)
                    .get(0)
                    .id();
            jobs.cancel(running);
            assertThat(jobs.awaitEnd(running).state()).isEqualTo(JobState.CANCELLED);
            next();
        }
    }

    @Test
    void jobsThatShareAParameterTakeTurnsAndOthersPassThem() throws Exception {
        jobs.register(JobKind.of("copy", "Copy", this::untilStopped).atOnce(2).inTurnBy("to"));
        long first = copy("a");
        long second = copy("a");
        long other = copy("b");
        jobs.start();

        assertThat(List.of(next().id(), next().id())).containsExactlyInAnyOrder(first, other);
        jobs.cancel(other);
        jobs.awaitEnd(other);
        assertThat(jobs.find(second).orElseThrow().state()).isEqualTo(JobState.QUEUED);

        jobs.cancel(first);
        assertThat(next().id()).isEqualTo(second);
    }

    private long copy(String to) {
        return jobs.submit(new JobRequest("copy", Map.of("to", to), "alice")).id();
    }

    @Test
    void triesAFailedJobAgainAfterAWaitThatGrowsAndThenGivesUp() throws Exception {
        jobs.register(JobKind.of("flaky", "Flaky", run -> {
                    begun.add(run);
                    throw new JobFailedException("The mirror does not answer.");
                })
                .retried(new Retries(3, Duration.ofMinutes(1), Duration.ofHours(1))));
        long id = submit("flaky").id();

        assertThat(jobs.runOnly(id)).isTrue();
        assertThat(put(id).times().due()).contains(clock.instant().plusSeconds(60));
        assertThat(jobs.runOnly(id)).isTrue();
        assertThat(put(id).times().due()).contains(clock.instant().plusSeconds(120));
        assertThat(jobs.runOnly(id)).isTrue();

        Job failed = jobs.awaitEnd(id);
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.attempt()).isEqualTo(3);
        assertThat(failed.outcome().sentence()).isEqualTo("The mirror does not answer.");
    }

    @Test
    void doesNotTryAgainWhatIsRefused() throws Exception {
        jobs.register(JobKind.of("refused", "Refused", run -> {
                    throw new JobRefusedException("The password is wrong.");
                })
                .retried(new Retries(3, Duration.ofMinutes(1), Duration.ofHours(1))));
        jobs.start();

        Job failed = jobs.awaitEnd(submit("refused").id());

        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.attempt()).isEqualTo(1);
    }

    @Test
    void startsAJobThatIsPutOffWhenItsTimeHasComeAndNotBefore() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        kind("early", run -> {
            if (starts.incrementAndGet() == 1) {
                throw new JobPostponedException(clock.instant().plusSeconds(600), "It is too early.");
            }
            return JobOutcome.of("Now it worked.");
        });
        jobs.start();
        long id = submit("early").id();
        Job waiting = put(id);
        assertThat(waiting.outcome().sentence()).isEqualTo("It is too early.");
        assertThat(waiting.attempt()).isZero();

        clock.advance(Duration.ofSeconds(601));

        assertThat(jobs.awaitEnd(id).outcome().sentence()).isEqualTo("Now it worked.");
        assertThat(starts).hasValue(2);
    }

    @Test
    void aMistakeOfTheProgramIsShownWithoutItsDetails() throws Exception {
        kind("broken", run -> {
            throw new IllegalStateException("secret detail");
        });
        jobs.start();

        Job failed = jobs.awaitEnd(submit("broken").id());

        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.outcome().sentence())
                .contains("IllegalStateException")
                .doesNotContain("secret");
        assertThat(jobs.log(failed.id(), 0).text()).doesNotContain("secret", "at io.jenkins");
    }

    @Test
    void retriesByHandOnlyWhatFailedOrWasCancelled() throws Exception {
        CountDownLatch second = new CountDownLatch(2);
        kind("once", run -> {
            second.countDown();
            if (second.getCount() > 0) {
                run.save("half");
                throw new JobFailedException("Not yet.");
            }
            return JobOutcome.of("from " + run.checkpoint().orElse("nothing"));
        });
        jobs.start();
        long id = jobs.awaitEnd(submit("once").id()).id();

        jobs.retry(id);

        assertThat(jobs.awaitEnd(id).outcome().sentence()).isEqualTo("from half");
        assertThatThrownBy(() -> jobs.retry(id)).hasMessageContaining("only one that failed or was cancelled");
        assertThatThrownBy(() -> jobs.retry(999)).hasMessageContaining("There is no job 999");
    }

    @Test
    void forgetsOldJobsWithTheirLogsByAgeAndByCount() throws Exception {
        reopen(new JobLimits(1, Duration.ofDays(2), 2, 1 << 20));
        kind("quick", run -> JobOutcome.NONE);
        jobs.start();
        long first = jobs.awaitEnd(submit("quick").id()).id();
        clock.advance(Duration.ofDays(1));
        long second = jobs.awaitEnd(submit("quick").id()).id();
        long third = jobs.awaitEnd(submit("quick").id()).id();

        jobs.await(() -> isForgotten(first));
        assertThat(states()).containsExactly(third + " succeeded", second + " succeeded");
        assertThat(jobs.log(first, 0).text()).isEmpty();
        assertThat(folder.resolve("jobs").resolve(first + ".log")).doesNotExist();

        clock.advance(Duration.ofDays(3));
        long fourth = jobs.awaitEnd(submit("quick").id()).id();
        jobs.await(() -> isForgotten(third));
        assertThat(states()).containsExactly(fourth + " succeeded");
    }

    @Test
    void runsAKindOnScheduleButNeverTwiceAtOnce() throws Exception {
        kind("nightly", this::untilStopped);
        jobs.schedule("nightly", Cron.parse("0 12 * * *"));
        assertThat(jobs.schedules()).extracting(Schedule::next).containsExactly(Instant.parse("2026-11-25T12:00:00Z"));
        jobs.start();

        clock.advance(Duration.ofHours(2));
        next();
        assertThat(jobs.schedules()).extracting(Schedule::next).containsExactly(Instant.parse("2026-11-26T12:00:00Z"));
        clock.advance(Duration.ofDays(1));
        Instant following = Instant.parse("2026-11-27T12:00:00Z");
        jobs.await(() -> jobs.schedules().stream()
                .filter(schedule -> schedule.next().equals(following))
                .findFirst());

        assertThat(states()).hasSize(1);
        Job job = jobs.active("nightly").orElseThrow();
        assertThat(job.requestedBy()).isEqualTo("schedule");
        assertThat(jobs.submitIfIdle(new JobRequest("nightly", Map.of(), "alice")))
                .isEmpty();
    }

    @Test
    void aJobAskedForWhileTheClockWasWrongIsNotLeftWaiting() throws Exception {
        kind("quick", run -> JobOutcome.NONE);
        clock.advance(Duration.ofDays(30));
        long id = submit("quick").id();
        clock.advance(Duration.ofDays(-30));
        jobs.start();

        assertThat(jobs.awaitEnd(id).state()).isEqualTo(JobState.SUCCEEDED);
    }
}
