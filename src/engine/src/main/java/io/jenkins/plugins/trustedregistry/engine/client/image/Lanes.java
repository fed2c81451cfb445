// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.client.OtherThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Does several things side by side. The first failure, or an interrupt, ends them all. */
final class Lanes {

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
            throw OtherThreads.failure(e);
        } finally {
            OtherThreads.end(threads);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "registry-client-copy");
        thread.setDaemon(true);
        return thread;
    }

    /** One of the things to do. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }
}
