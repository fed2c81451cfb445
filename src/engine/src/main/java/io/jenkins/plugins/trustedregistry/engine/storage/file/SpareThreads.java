// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for work that may as well be done by whoever has it, as many as the requests at work leave free. Idle ones end by
 * themselves.
 */
final class SpareThreads {
    private final int most;
    private final AtomicInteger atWork = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /**
     * @param most how many threads have something to do at once, those of the requests included
     */
    SpareThreads(String name, int most) {
        this.most = most;
        threads = new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** To be called when a request begins to work; what it returns, when it has ended. */
    Runnable enter() {
        atWork.incrementAndGet();
        return atWork::decrementAndGet;
    }

    /** Starts the work beside the caller; empty when no thread is free, and nothing was started. */
    Optional<CompletableFuture<Void>> start(Runnable work) {
        if (atWork.get() >= most) {
            return Optional.empty();
        }
        try {
            return Optional.of(CompletableFuture.runAsync(work, threads));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
    }
}
