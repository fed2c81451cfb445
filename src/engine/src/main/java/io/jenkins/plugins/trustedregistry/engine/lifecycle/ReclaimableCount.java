// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what could be reclaimed: all bytes in the store less those that manifests name. Counting reads the names and sizes of all
 * blobs, so it is done in the background, when somebody asks, and not again for a while; who asks waits for a moment at most.
 */
final class ReclaimableCount implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReclaimableCount.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** A count that takes long is kept for so many times as long. */
    private static final int KEPT = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CollectionParts parts;
    private final InstantSource clock;
    private @Nullable CompletableFuture<Reclaimable> counting; // guarded by this
    private @Nullable Reclaimable last; // guarded by this
    private Duration took = Duration.ZERO; // guarded by this
    private volatile boolean closed;

    ReclaimableCount(CollectionParts parts) {
        this.parts = parts;
        this.clock = parts.clock();
    }

    /** The last count; empty when the first one takes longer than one can wait. */
    Optional<Reclaimable> now() {
        Optional<CompletableFuture<Reclaimable>> awaited = refresh();
        if (awaited.isPresent()) {
            try {
                return Optional.of(awaited.get().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException | ExecutionException e) {
                // then what was counted before, if anything; a failure is in the log
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            return Optional.ofNullable(last);
        }
    }

    /** Begins to count unless the last count is good enough; what to wait for, when it is too old to be shown. */
    private synchronized Optional<CompletableFuture<Reclaimable>> refresh() {
        Reclaimable known = last;
        Duration age = known == null ? Duration.ZERO : Duration.between(known.countedAt(), clock.instant());
        Duration fresh = took.multipliedBy(KEPT).compareTo(FRESH) > 0 ? took.multipliedBy(KEPT) : FRESH;
        boolean good = known != null && !age.isNegative() && age.compareTo(fresh) < 0;
        if (good || closed) {
            return Optional.empty();
        }
        CompletableFuture<Reclaimable> running = counting;
        if (running == null) {
            running = new CompletableFuture<>();
            counting = running;
            Thread thread = new Thread(this::count, "registry-count");
            thread.setDaemon(true);
            thread.start();
        }
        return Optional.of(running);
    }

    private void count() {
        long started = System.nanoTime();
        Reclaimable counted = null;
        Throwable failure = new IOException("The registry stops");
        try {
            counted = counted();
        } catch (IOException | RuntimeException e) {
            failure = e;
            if (!closed) {
                LOG.warn("What could be reclaimed could not be counted", e);
            }
        }
        CompletableFuture<Reclaimable> waiting;
        synchronized (this) {
            took = Duration.ofNanos(System.nanoTime() - started);
            last = counted == null ? last : counted;
            waiting = counting;
            counting = null;
        }
        if (waiting != null && counted != null) {
            waiting.complete(counted);
        } else if (waiting != null) {
            waiting.completeExceptionally(new CompletionException(failure));
        }
    }

    private Reclaimable counted() throws IOException {
        long storedBlobs = 0;
        long storedBytes = 0;
        try (Stream<StoredBlob> all = parts.blobs().list()) {
            for (Iterator<StoredBlob> each = all.iterator(); each.hasNext() && !closed; ) {
                storedBlobs++;
                storedBytes += each.next().size();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (closed) {
            throw new IOException("The registry stops");
        }
        BlobUsage.Total used = parts.usage().inUse();
        return new Reclaimable(
                Math.max(0, storedBlobs - used.blobs()),
                Math.max(0, storedBytes - used.bytes()),
                storedBlobs,
                storedBytes,
                parts.trash().weight(),
                clock.instant());
    }

    /** To be called when a collection has ended: the next who asks gets a new count. */
    synchronized void forget() {
        last = null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
