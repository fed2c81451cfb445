// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.background;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes threads that go on until their work ends by itself: whatever it throws, an exhausted memory included, is logged, and a second
 * later it begins anew. So what the work keeps in fields must be in order at any moment at which something can be thrown.
 */
public final class LastingThread {
    private static final Logger LOG = LoggerFactory.getLogger(LastingThread.class);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private LastingThread() {}

    /** A daemon, not started yet. */
    public static Thread of(String name, Runnable work) {
        return of(name, work, PAUSE);
    }

    static Thread of(String name, Runnable work, long pauseNanos) {
        Thread thread = new Thread(
                () -> {
                    while (!isDone(work)) {
                        LockSupport.parkNanos(pauseNanos);
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            log(e);
            return false;
        }
    }

    private static void log(Throwable thrown) {
        try {
            LOG.error(
                    "{} failed unexpectedly; it begins anew",
                    Thread.currentThread().getName(),
                    thrown);
        } catch (OutOfMemoryError e) {
            // There is no memory for a line either; the thread living on matters more.
        }
    }
}
