// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Digests that clients were told of within the grace period. There may be very many, so only 8 bytes are kept of each; two digests
 * that share them share their leases, which keeps a blob too long, never too short. For the same reason time is kept in slices: a
 * lease ends between one and five quarters of the grace period after it was given.
 */
final class Leases {
    private static final int SLICES = 4;

    private final long sliceNanos;
    private final LongSupplier nanos;
    private final Deque<Slice> slices = new ArrayDeque<>(); // the newest first

    Leases(Duration grace, LongSupplier nanos) {
        this.sliceNanos = Math.max(1, grace.toNanos() / SLICES);
        this.nanos = nanos;
    }

    synchronized void add(Digest digest) {
        long now = nanos.getAsLong();
        dropOld(now);
        Slice newest = slices.peekFirst();
        if (newest == null || now - newest.begin() >= sliceNanos) {
            newest = new Slice(now, new DigestSet());
            slices.addFirst(newest);
        }
        newest.digests().add(digest);
    }

    synchronized boolean covers(Digest digest) {
        dropOld(nanos.getAsLong());
        return slices.stream().anyMatch(slice -> slice.digests().contains(digest));
    }

    private void dropOld(long now) {
        while (!slices.isEmpty() && now - slices.getLast().begin() > (SLICES + 1) * sliceNanos) {
            slices.removeLast();
        }
    }

    /** What was leased from {@code begin} on, for one slice of time. */
    private record Slice(long begin, DigestSet digests) {}
}
