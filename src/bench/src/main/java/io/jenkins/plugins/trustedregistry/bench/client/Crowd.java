// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some clients at work side by side, each taking the next task when it is done with one. */
public final class Crowd {

    /** One of many tasks. */
    @FunctionalInterface
    public interface Task {
        void run(int number) throws Exception;
    }

    private Crowd() {}

    /** Runs tasks 0 to {@code count - 1}; the nanoseconds until all were done. The first failure is thrown. */
    public static long run(int clients, int count, Task task) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> client = () -> {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                task.run(number);
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long from = System.nanoTime();
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(client));
            }
            for (Future<Void> each : all) {
                each.get();
            }
            return System.nanoTime() - from;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: " + e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
