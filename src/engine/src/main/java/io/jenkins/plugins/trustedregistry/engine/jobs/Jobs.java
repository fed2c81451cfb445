// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogPart;
import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Schedule;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All background work of a registry. Opened it takes jobs in and shows them; started it runs them, and schedules, until it is
 * closed. The kinds are registered in between.
 */
public final class Jobs implements AutoCloseable {
    private final JobTable table;
    private final JobQueue queue;
    private final JobLogs logs;
    private final JobRunner runner;
    private final Dispatcher dispatcher;
    /** Whether this thread has put something in within a transaction, which is not over yet. */
    private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

    private Jobs(Database database, Path folder, JobLimits limits, InstantSource clock, InstantSource settled) {
        table = new JobTable(database, clock);
        queue = new JobQueue(database, clock);
        logs = new JobLogs(folder, clock, limits.logBytes());
        dispatcher = new Dispatcher(table, queue, logs, limits, clock, settled);
        runner = dispatcher.runner();
    }

    /**
     * Opens the queue; what an earlier process left running waits again.
     *
     * @param folder for the logs; made when there is something to put in
     * @param settled the time for the removal of old jobs, which no jump of the clock hurries
     */
    public static Jobs open(
            Database database, Path folder, JobLimits limits, InstantSource clock, InstantSource settled) {
        Jobs jobs = new Jobs(database, folder, limits, clock, settled);
        jobs.queue.recover();
        return jobs;
    }

    /** Must come before the start, and before a job of the kind is asked for. */
    public void register(JobKind kind) {
        dispatcher.register(kind);
    }

    /** Runs a registered kind whenever its time comes, unless a job of it waits or runs then. A time missed is not made up for. */
    public void schedule(String kind, Cron cron) {
        dispatcher.schedule(kind, cron);
    }

    /** Replaces a kind's schedule while it is in force; empty: it runs no more by itself. */
    public void reschedule(String kind, Optional<Cron> cron) {
        dispatcher.reschedule(kind, cron);
    }

    /**
     * Replaces when a kind is run with which parameters; with all others it runs no more by itself. A time is left out while a job with
     * just these parameters waits or runs.
     */
    public void reschedule(String kind, Map<Map<String, String>, Cron> wanted) {
        dispatcher.reschedule(kind, wanted);
    }

    /** Begins to run what waits and what is scheduled. */
    public void start() {
        dispatcher.start();
    }

    public List<JobKind> kinds() {
        return dispatcher.kinds();
    }

    public List<Schedule> schedules() {
        return dispatcher.schedules();
    }

    /** Puts a job into the queue. */
    public Job submit(JobRequest request) {
        dispatcher.requireKind(request.kind());
        Job job = table.insert(request);
        dispatcher.wake();
        return job;
    }

    /**
     * The same within a transaction of the caller's: the job is in the queue when that is over, or nothing of either. Whoever does it
     * calls {@link #look} then, on the same thread.
     */
    public Job submitWithin(JobRequest request) {
        dispatcher.requireKind(request.kind());
        Job job = table.insert(request);
        within.set(true);
        return job;
    }

    /** Has the queue looked at soon, if this thread has put something in within a transaction since; else it costs nothing. */
    public void look() {
        if (within.get()) {
            within.remove();
            dispatcher.wake();
        }
    }

    /** The same as {@link #submit}, unless a job of that kind waits or runs; then empty. */
    public Optional<Job> submitIfIdle(JobRequest request) {
        dispatcher.requireKind(request.kind());
        Optional<Job> job = table.insertIfIdle(request);
        dispatcher.wake();
        return job;
    }

    /** Runs one job now that waits, in the background, without a start; false when it does not wait. For commands in process. */
    public boolean runOnly(long id) {
        return table.find(id).filter(dispatcher::launch).isPresent();
    }

    public Optional<Job> find(long id) {
        return table.find(id).map(this::live);
    }

    /** The oldest job of a kind that waits or runs. */
    public Optional<Job> active(String kind) {
        return table.active(kind).map(this::live);
    }

    /** The newest first, those with smaller ids than {@code before}. */
    public List<Job> list(JobFilter filter, long before, int limit) {
        return table.list(filter, before, limit).stream().map(this::live).toList();
    }

    private Job live(Job job) {
        return runner.find(job.id())
                .filter(running -> job.state() == JobState.RUNNING)
                .map(running -> job.with(running.progress()))
                .orElse(job);
    }

    /**
     * Ends a job that waits, and asks one that runs to end soon.
     *
     * @throws RegistryException NAME_UNKNOWN when there is none, NAME_INVALID with 409 when it has ended
     */
    public Job cancel(long id) {
        Job before = table.cancel(id).orElseThrow(() -> missing(id));
        if (before.state().isEnd()) {
            throw conflict("Job " + id + " has ended already: it " + before.state() + ".");
        }
        runner.find(id).ifPresent(running -> running.stop(true));
        if (before.state() == JobState.QUEUED) {
            abandoned(before);
        }
        dispatcher.wake();
        return find(id).orElse(before);
    }

    private void abandoned(Job job) {
        queue.checkpoint(job.id())
                .ifPresent(checkpoint ->
                        dispatcher.requireKind(job.kind()).work().abandoned(job.parameters(), checkpoint));
    }

    /**
     * Puts a job that failed or was cancelled back into the queue, to go on from its checkpoint.
     *
     * @throws RegistryException as {@link #cancel}; 409 when it did not fail
     */
    public Job retry(long id) {
        Job before = table.find(id).orElseThrow(() -> missing(id));
        if (!table.retry(id)) {
            throw conflict(
                    "Job " + id + " is " + before.state() + ": only one that failed or was cancelled can be retried.");
        }
        dispatcher.wake();
        return find(id).orElse(before);
    }

    /** Whole lines of a job's log from a byte offset on, some at a time. */
    public JobLogPart log(long id, long offset) throws IOException {
        return logs.read(id, offset);
    }

    /** Waits until a job has ended; its state then. Only for one that this process runs. */
    public Job awaitEnd(long id) throws InterruptedException {
        return await(() -> find(id).filter(job -> job.state().isEnd()));
    }

    <T> T await(Supplier<Optional<T>> wanted) throws InterruptedException {
        return dispatcher.await(wanted);
    }

    private static RegistryException missing(long id) {
        return new RegistryException(
                ErrorCode.NAME_UNKNOWN, "There is no job " + id + ": it never was, or is no longer remembered.");
    }

    private static RegistryException conflict(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }

    /** Stops to start anything, asks what runs to stop, and waits for it a while; it goes on after the next start. */
    @Override
    public void close() {
        dispatcher.close();
    }
}
