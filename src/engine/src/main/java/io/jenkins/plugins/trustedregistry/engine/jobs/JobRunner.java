// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException;
import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRefusedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs on threads of their own and writes down how they end. */
final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JobQueue queue;
    private final JobLogs logs;
    private final InstantSource clock;
    private final Runnable changed;
    private final Map<Long, Execution> running = new ConcurrentHashMap<>();
    /** What the database would not take when a job ended; tried again until it does. */
    private final ConcurrentLinkedQueue<Runnable> unwritten = new ConcurrentLinkedQueue<>();

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "registry-job");
        thread.setDaemon(true);
        return thread;
    });

    /** @param changed called whenever a job has ended or was put off */
    JobRunner(JobQueue queue, JobLogs logs, InstantSource clock, Runnable changed) {
        this.queue = queue;
        this.logs = logs;
        this.clock = clock;
        this.changed = changed;
    }

    int count() {
        return running.size();
    }

    int count(String kind) {
        return (int) running.values().stream()
                .filter(each -> each.job().kind().equals(kind))
                .count();
    }

    /** Whether no job runs that it has to come after. */
    boolean isItsTurn(Job waiting, JobKind kind) {
        return kind.inTurn().isEmpty()
                || running.values().stream()
                        .map(Execution::job)
                        .noneMatch(job -> job.kind().equals(kind.name())
                                && value(job, kind).equals(value(waiting, kind)));
    }

    private static String value(Job job, JobKind kind) {
        return kind.inTurn().map(job.parameters()::get).orElse("");
    }

    Optional<Execution> find(long id) {
        return Optional.ofNullable(running.get(id));
    }

    /** Starts a job that waits; false when it no longer does. */
    boolean start(Job waiting, JobKind kind) {
        Optional<Job> claimed = queue.claim(waiting.id());
        claimed.ifPresent(job -> {
            Execution execution = new Execution(job, queue, logs);
            running.put(job.id(), execution);
            threads.execute(() -> run(execution, kind));
        });
        return claimed.isPresent();
    }

    private void run(Execution execution, JobKind kind) {
        Job job = execution.job();
        try {
            if (queue.isCancelled(job.id())) { // between the claim and the moment others could find the execution
                execution.stop(true);
            }
            logs.append(job.id(), "Attempt " + job.attempt() + " begins.", true);
            execution.proceed();
            JobOutcome outcome = kind.work().run(execution);
            end(execution, JobState.SUCCEEDED, outcome);
        } catch (JobStoppedException e) {
            stopped(execution, e);
        } catch (JobPostponedException e) {
            logs.append(job.id(), "Put off until " + e.until() + ". " + e.getMessage(), true);
            write(() -> queue.putOff(job.id(), Optional.of(e.until()), sentence(e), execution.progress(), false));
            if (queue.isCancelled(job.id())) { // while it ran, which it did not notice
                queue.checkpoint(job.id()).ifPresent(text -> kind.work().abandoned(job.parameters(), text));
            }
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) { // whatever work throws
            failed(execution, kind, e);
        } finally {
            running.remove(job.id(), execution); // the next attempt may run already
            changed.run();
        }
    }

    private void stopped(Execution execution, JobStoppedException e) {
        if (e.isCancelled()) {
            end(execution, JobState.CANCELLED, JobOutcome.of("Cancelled."));
        } else {
            logs.append(execution.job().id(), sentence(e), true);
            write(() -> queue.putOff(execution.job().id(), Optional.empty(), sentence(e), execution.progress(), false));
        }
    }

    private void failed(Execution execution, JobKind kind, Throwable thrown) {
        Job job = execution.job();
        String sentence;
        if (thrown instanceof JobFailedException || thrown instanceof DatabaseException) {
            sentence = String.valueOf(thrown.getMessage());
            LOG.warn("Job {} ({}) failed in attempt {}: {}", job.id(), job.kind(), job.attempt(), sentence);
        } else {
            LOG.error("Job {} ({}) failed in attempt {}", job.id(), job.kind(), job.attempt(), thrown);
            sentence = "It failed unexpectedly (" + thrown.getClass().getSimpleName()
                    + "). The server's log has more under this job's number.";
        }
        if (thrown instanceof JobRefusedException
                || job.attempt() >= kind.retries().attempts()) {
            end(execution, JobState.FAILED, JobOutcome.of(sentence));
            return;
        }
        Duration wait = kind.retries().after(job.attempt());
        logs.append(job.id(), sentence + " Tried again in " + wait.toSeconds() + " seconds.", true);
        write(() ->
                queue.putOff(job.id(), Optional.of(clock.instant().plus(wait)), sentence, execution.progress(), true));
    }

    private void end(Execution execution, JobState state, JobOutcome outcome) {
        logs.append(execution.job().id(), "Ended: " + state + ". " + outcome.sentence(), true);
        write(() -> queue.end(execution.job().id(), state, outcome, execution.progress()));
    }

    private static String sentence(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private void write(Runnable ending) {
        unwritten.add(ending);
        writeEndings();
    }

    /** Writes what could not be written before; false when it still can't. */
    boolean writeEndings() {
        for (Runnable ending = unwritten.poll(); ending != null; ending = unwritten.poll()) {
            try {
                ending.run();
            } catch (RuntimeException e) {
                LOG.error("How a job ended could not be written down yet; it is tried again", e);
                unwritten.add(ending);
                return false;
            }
        }
        return true;
    }

    /** Asks everything that runs to stop, and waits for it a while. */
    @Override
    public void close() {
        threads.shutdown();
        List<Execution> left = new ArrayList<>(running.values());
        left.forEach(each -> each.stop(false));
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Jobs {} did not stop in time; they go on after the next start", running.keySet());
                threads.shutdownNow();
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
