// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends what stands still: a connection whose other end vanished without a word would keep a build waiting for ever. */
final class StallGuard implements AutoCloseable {
    private static final int LOOKS = 4;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "registry-client-guard");
        thread.setDaemon(true);
        return thread;
    });
    private final long patience;

    StallGuard(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** Calls {@code end} once the flow has stood still for too long, until the watch is closed. */
    Watch watch(Flow flow, Runnable end) {
        long pause = Math.max(1, patience / LOOKS);
        ScheduledFuture<?> looking = clock.scheduleWithFixedDelay(
                () -> {
                    if (flow.stalledFor(patience)) {
                        end.run();
                    }
                },
                pause,
                pause,
                TimeUnit.NANOSECONDS);
        return () -> looking.cancel(false);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Ends the watching. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
