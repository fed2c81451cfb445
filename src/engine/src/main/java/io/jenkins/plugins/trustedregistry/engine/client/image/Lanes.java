// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does several things side by side. The first failure, or an interrupt, ends them all. */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int SETTLING_SECONDS = 5;

    private Lanes() {}

    static void run(int lanes, List<Work> all) throws IOException, InterruptedException {
        if (lanes <= 1 || all.size() <= 1) {
            for (Work work : all) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                work.run();
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(lanes, all.size()), Lanes::thread);
        try {
            CompletionService<@Nullable Void> done = new ExecutorCompletionService<>(threads);
            List<Work> rest = new ArrayList<>(all);
            for (Work work : rest) {
                done.submit(() -> {
                    work.run();
                    return null;
                });
            }
            for (int i = 0; i < rest.size(); i++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        } finally {
            threads.shutdownNow();
            settle(threads);
        }
    }

    /** Whoever reads or cleans up what was written so far shall not meet those who still write. */
    private static void settle(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(SETTLING_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Copies that were broken off are still running");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "registry-client-copy");
        thread.setDaemon(true);
        return thread;
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        return new IOException("The copy was interrupted", cause);
    }

    /** One of the things to do. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }
}
