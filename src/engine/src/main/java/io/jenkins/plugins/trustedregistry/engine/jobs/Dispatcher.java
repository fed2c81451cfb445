// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.background.LastingThread;
import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Schedule;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Timetable;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what runs when: one thread that looks at the queue when something has changed or come due. While nothing does it asks
 * the database nothing, and only the clock once a second, because clocks jump.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int PRUNED_AT_ONCE = 500;

    /** While jobs end one after another, retention is looked at this often, and not after each of them. */
    private static final long PRUNE_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final JobTable table;
    private final JobQueue queue;
    private final JobLogs logs;
    private final JobLimits limits;
    private final InstantSource clock;
    private final InstantSource settled;
    private final JobRunner runner;
    private final Timetable timetable;
    private final Map<String, JobKind> kinds = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private long changes; // guarded by lock
    private boolean closed; // guarded by lock
    private volatile Instant nextDue = Instant.MIN;
    private volatile long pruned = System.nanoTime() - PRUNE_PAUSE;
    private volatile boolean pruneOwed;
    private @Nullable Thread thread;

    Dispatcher(
            JobTable table,
            JobQueue queue,
            JobLogs logs,
            JobLimits limits,
            InstantSource clock,
            InstantSource settled) {
        this.table = table;
        this.queue = queue;
        this.logs = logs;
        this.limits = limits;
        this.clock = clock;
        this.settled = settled;
        this.runner = new JobRunner(queue, logs, clock, this::wake);
        this.timetable = new Timetable(clock);
    }

    JobRunner runner() {
        return runner;
    }

    void register(JobKind kind) {
        if (kinds.putIfAbsent(kind.name(), kind) != null) {
            throw new IllegalStateException("The job kind " + kind.name() + " is registered twice");
        }
    }

    JobKind requireKind(String name) {
        JobKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("There is no job kind " + name);
        }
        return kind;
    }

    List<JobKind> kinds() {
        return kinds.values().stream()
                .sorted(Comparator.comparing(JobKind::name))
                .toList();
    }

    void schedule(String kind, Cron cron) {
        timetable.add(requireKind(kind).name(), cron);
    }

    void reschedule(String kind, Optional<Cron> cron) {
        timetable.set(requireKind(kind).name(), cron);
    }

    void reschedule(String kind, Map<Map<String, String>, Cron> wanted) {
        timetable.set(requireKind(kind).name(), wanted);
    }

    List<Schedule> schedules() {
        return timetable.schedules();
    }

    /** Something has changed: the queue is looked at soon, and those who wait for an end look again. */
    void wake() {
        lock.lock();
        try {
            changes++;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void start() {
        lock.lock();
        try {
            if (thread == null && !closed) {
                Thread made = LastingThread.of("registry-jobs", this::dispatch);
                made.start();
                thread = made;
            }
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        long seen = -1;
        while (awaitWork(seen)) {
            seen = look();
        }
    }

    /** Waits until something has changed or come due; false when this is closed. */
    private boolean awaitWork(long seen) {
        lock.lock();
        try {
            while (!closed
                    && seen == changes
                    && clock.instant().isBefore(nextDue)
                    && !timetable.isDue()
                    && !isPruneDue()) {
                pause();
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Until something changes, or a second is over. With the lock. */
    private void pause() throws InterruptedException {
        long before = changes;
        long left = TimeUnit.SECONDS.toNanos(1);
        while (changes == before && !closed && left > 0) {
            left = change.awaitNanos(left);
        }
    }

    private long changesNow() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** One look at everything; what fails is tried again a second later. @return the changes that were seen */
    long look() {
        long seeing = changesNow();
        Instant from = clock.instant(); // what comes due while this looks is then found by the next look
        try {
            boolean written = runner.writeEndings();
            timetable.due().forEach(this::submitScheduled);
            startDue();
            pruneOwed = true;
            if (isPruneDue()) {
                prune();
            }
            nextDue = written ? queue.nextDue(from).orElse(Instant.MAX) : soon();
        } catch (RuntimeException e) {
            LOG.error("The queue of jobs could not be looked at; it is tried again", e);
            nextDue = soon();
        }
        return seeing;
    }

    private Instant soon() {
        return clock.instant().plusSeconds(1);
    }

    private void submitScheduled(Schedule due) {
        if (table.insertIfIdle(new JobRequest(due.kind(), due.parameters(), JobRequest.SCHEDULE))
                .isEmpty()) {
            LOG.info("It is time for {}, but the one before has not ended; this time is left out", due.kind());
        }
    }

    private void startDue() {
        boolean started = true;
        while (started && runner.count() < limits.atOnce()) {
            started = false;
            for (JobKind kind : kinds()) {
                Optional<Job> due = runner.count() < limits.atOnce() && runner.count(kind.name()) < kind.atOnce()
                        ? queue.due(kind.name(), job -> runner.isItsTurn(job, kind))
                        : Optional.empty();
                started |= due.isPresent() && runner.start(due.get(), kind);
            }
        }
    }

    /** Starts one that waits, outside the order of the queue. */
    boolean launch(Job job) {
        return runner.start(job, requireKind(job.kind()));
    }

    private boolean isPruneDue() {
        return pruneOwed && System.nanoTime() - pruned >= PRUNE_PAUSE;
    }

    private void prune() {
        pruneOwed = false;
        pruned = System.nanoTime();
        Instant oldest = settled.instant().minus(limits.keepFor());
        for (String kind : kinds.keySet()) {
            List<Long> expired = table.expired(kind, oldest, limits.keepCount(), PRUNED_AT_ONCE);
            try {
                for (long id : expired) {
                    logs.delete(id);
                }
                if (!expired.isEmpty()) {
                    table.delete(expired);
                }
            } catch (IOException e) {
                LOG.warn("Old job logs could not be deleted; it is tried again: {}", e.toString());
            }
        }
    }

    /** Waits until this gives something; it is asked after each change, and once a second. */
    <T> T await(Supplier<Optional<T>> wanted) throws InterruptedException {
        while (true) {
            long seen = changesNow();
            Optional<T> found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            lock.lock();
            try {
                if (seen == changes) {
                    pause();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
        Thread started = thread;
        if (started != null) {
            try {
                started.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        runner.close();
    }
}
