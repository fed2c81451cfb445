// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JobRunnerTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    /** Waits before its next read when it is told to: by then, what was written before can be seen by everybody. */
    private static final class HesitantDatabase implements Database {
        private final Database real;
        private final AtomicBoolean hesitates = new AtomicBoolean();
        private final CyclicBarrier waits = new CyclicBarrier(2);
        private final CyclicBarrier goesOn = new CyclicBarrier(2);

        HesitantDatabase(Database real) {
            this.real = real;
        }

        @Override
        public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
            if (hesitates.compareAndSet(true, false)) {
                meet(waits);
                meet(goesOn);
            }
            return real.read(work);
        }

        @Override
        public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
            return real.write(work);
        }

        @Override
        public void migrate(String location, String historyTable, ClassLoader loader) {
            real.migrate(location, historyTable, loader);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theNextAttemptStaysKnownWhenTheOneBeforeComesToItsEndLater() throws Exception {
        try (HesitantDatabase database = new HesitantDatabase(SqliteDatabase.open(folder.resolve("registry.db")))) {
            TestClock clock = new TestClock(NOON);
            JobQueue queue = new JobQueue(database, clock);
            Semaphore ended = new Semaphore(0);
            JobLogs logs = new JobLogs(folder.resolve("jobs"), clock, 1_000_000);
            Semaphore second = new Semaphore(0);
            JobKind kind = JobKind.of("early", "Early", run -> {
                if (!second.tryAcquire()) {
                    database.hesitates.set(true);
                    throw new JobPostponedException(NOON, "It is too early.");
                }
                second.acquire();
                return JobOutcome.of("Done.");
            });
            long id = new JobTable(database, clock)
                    .insert(new JobRequest("early", Map.of(), "alice"))
                    .id();
            try (JobRunner runner = new JobRunner(queue, logs, clock, ended::release)) {
                Job job = new JobTable(database, clock).find(id).orElseThrow();
                assertThat(runner.start(job, kind)).isTrue();
                meet(database.waits); // put off, and not yet over

                second.release();
                assertThat(runner.start(job, kind)).as("waits again").isTrue();
                meet(database.goesOn);
                ended.acquire();

                assertThat(runner.find(id)).as("the second attempt, which runs").isPresent();
                assertThat(runner.count()).isEqualTo(1);
                second.release();
                ended.acquire();
                assertThat(runner.find(id)).isEmpty();
            }
        }
    }
}
