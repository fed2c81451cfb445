// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over a database, with a clock that is set by hand and kinds that are made on the way. */
@Timeout(300)
abstract class JobsFixture {
    static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path folder;

    final TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
    final BlockingQueue<JobRun> begun = new LinkedBlockingQueue<>();
    Database database;
    Jobs jobs;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        reopen(JobLimits.DEFAULTS);
    }

    @AfterEach
    void close() {
        jobs.close();
        database.close();
    }

    void reopen(JobLimits limits) {
        jobs = Jobs.open(database, folder.resolve("jobs"), limits, clock, clock);
    }

    /** The process is gone: nothing it did to the row after this counts. */
    void die() {
        database.change(handle -> handle.execute("UPDATE job SET state = 'RUNNING' WHERE state = 'QUEUED'"));
    }

    Job submit(String kind) {
        return jobs.submit(new JobRequest(kind, Map.of(), "alice"));
    }

    void kind(String name, JobWork work) {
        jobs.register(JobKind.of(name, name, work));
    }

    /** A work that says it has begun and then waits until it is stopped. */
    JobOutcome untilStopped(JobRun run) {
        begun.add(run);
        run.rest(LONG);
        return JobOutcome.NONE;
    }

    JobRun next() throws InterruptedException {
        JobRun run = begun.poll(120, TimeUnit.SECONDS);
        assertThat(run).as("a job begins").isNotNull();
        return run;
    }

    Optional<Boolean> isForgotten(long id) {
        return jobs.find(id).isEmpty() ? Optional.of(true) : Optional.empty();
    }

    List<String> states() {
        return jobs.list(JobFilter.ALL, Long.MAX_VALUE, 100).stream()
                .map(job -> job.id() + " " + job.state())
                .toList();
    }

    /** Waits until the job is back in the queue and says why. */
    Job put(long id) throws InterruptedException {
        return jobs.await(() -> jobs.find(id)
                .filter(job -> job.state() == JobState.QUEUED)
                .filter(job -> !job.outcome().sentence().isEmpty()));
    }
}
