// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Has the disk take what was written to a file while more comes, so that little is left to do at its commit. A failure is told at
 * the end, and for good: the kernel tells it once, may have dropped the bytes, and would say yes the next time.
 */
final class EarlySync {
    /** At most so much, and what comes during a sync, is left to the commit; small files are synced there only. */
    private static final long STRIDE = 32L * 1024 * 1024;

    private final FileChannel file;
    private final SpareThreads threads;
    private long unsynced;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    EarlySync(FileChannel file, SpareThreads threads) {
        this.file = file;
        this.threads = threads;
    }

    void written(int count) {
        unsynced += count;
        if (unsynced >= STRIDE && running.isDone() && !running.isCompletedExceptionally()) {
            threads.start(this::sync).ifPresent(started -> {
                running = started;
                unsynced = 0;
            });
        }
    }

    private void sync() {
        try {
            file.force(false);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * Waits for a sync that is on its way.
     *
     * @throws UnsyncedException when one has failed
     */
    void settle() throws UnsyncedException {
        try {
            running.join();
        } catch (CompletionException e) {
            throw new UnsyncedException(e.getCause());
        }
    }
}
