// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A job that runs in this process: what its work sees, and what others want of it. */
final class Execution implements JobRun {
    private final Job job;
    private final JobQueue queue;
    private final JobLogs logs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile JobProgress progress;
    private volatile @Nullable Boolean stop; // whether it is cancelled; null: it is to go on

    Execution(Job job, JobQueue queue, JobLogs logs) {
        this.job = job;
        this.queue = queue;
        this.logs = logs;
        this.progress = job.progress();
    }

    Job job() {
        return job;
    }

    JobProgress progress() {
        return progress;
    }

    /** Asks the work to end soon. A cancellation outweighs a stop of the registry. */
    void stop(boolean cancelled) {
        lock.lock();
        try {
            Boolean before = stop;
            stop = cancelled || (before != null && before);
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long id() {
        return job.id();
    }

    @Override
    public Map<String, String> parameters() {
        return job.parameters();
    }

    @Override
    public Optional<String> checkpoint() {
        return queue.checkpoint(job.id());
    }

    @Override
    public void save(String checkpoint) {
        queue.checkpoint(job.id(), checkpoint, progress);
    }

    @Override
    public void progress(JobProgress now) {
        progress = now;
    }

    @Override
    public void log(String sentence) {
        logs.append(job.id(), sentence, false);
    }

    @Override
    public void proceed() {
        Boolean wanted = stop;
        if (wanted != null) {
            throw new JobStoppedException(wanted);
        }
    }

    @Override
    public void rest(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && stop == null) {
                left = stopping.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobStoppedException(false);
        } finally {
            lock.unlock();
        }
        proceed();
    }
}
