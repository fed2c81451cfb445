// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.client.OtherThreads;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobStoppedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does things that wait for another server on a thread of their own, while the job's thread looks whether it is to go on. When not, that
 * thread is interrupted, which breaks off whatever is under way at once.
 */
final class Attended {
    private static final Logger LOG = LoggerFactory.getLogger(Attended.class);
    private static final int LOOK_MILLIS = 250;

    private Attended() {}

    /** @throws JobStoppedException when the job is not to go on; what the thread still does then comes to nothing */
    static <T> T run(JobRun job, Callable<T> work) throws IOException {
        ExecutorService thread = Executors.newSingleThreadExecutor(Attended::thread);
        try {
            Future<T> done = thread.submit(work);
            while (true) {
                job.proceed();
                try {
                    return done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    LOG.trace("A mirror is still at work");
                }
            }
        } catch (ExecutionException e) {
            throw OtherThreads.failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobStoppedException(false);
        } finally {
            OtherThreads.end(thread);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "registry-mirror");
        thread.setDaemon(true);
        return thread;
    }
}
