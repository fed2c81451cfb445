// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does many small works that wait for a disk some at a time: each may wait long, above all where the disk is told of every block
 * that becomes free, and disks do many things at once. Its threads come when there is something to do and go a while after.
 */
final class SideBySide {
    private static final int THREADS = 8;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    SideBySide(String name) {
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Returns when all are done, whether they throw or not and whoever interrupts; then throws what one of them threw. */
    void run(List<Work> works) throws IOException {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        try {
            works.forEach(work -> begun.add(CompletableFuture.runAsync(unchecked(work), pool)));
        } finally {
            // Also when no more threads can be had: nothing may be under way when this ends.
            all(begun).handle((done, failure) -> true).join();
        }
        try {
            all(begun).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> begun) {
        return CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new));
    }

    private static Runnable unchecked(Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A part of a whole. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
