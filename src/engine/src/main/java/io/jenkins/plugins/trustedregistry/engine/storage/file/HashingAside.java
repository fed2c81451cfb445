// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.storage.verification.RunningHash;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Hashes the pieces of one stream in their order, each while the caller reads and writes the next. At most one piece is being
 * hashed.
 */
final class HashingAside {
    /** Less is hashed sooner than another thread wakes up. */
    private static final int LEAST = 64 * 1024;

    private final RunningHash hash;
    private final SpareThreads threads;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    HashingAside(RunningHash hash, SpareThreads threads) {
        this.hash = hash;
        this.threads = threads;
    }

    /** Whether the piece is being hashed from now on: its bytes must stay until the next one is taken, or all is settled. */
    boolean take(byte[] piece, int count) {
        settle();
        if (count >= LEAST) {
            Optional<CompletableFuture<Void>> started = threads.start(() -> hash.update(piece, 0, count));
            if (started.isPresent()) {
                running = started.get();
                return true;
            }
        }
        hash.update(piece, 0, count);
        return false;
    }

    /** Waits until everything that was taken is hashed. */
    void settle() {
        running.join();
    }
}
