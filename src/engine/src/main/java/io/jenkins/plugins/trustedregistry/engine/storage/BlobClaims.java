// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps blobs that somebody needs from being removed. There are two ways to need a blob, and both are kept in memory, so they hold
 * within one process only:
 *
 * <p>Whoever is about to bring a blob, or to tell a client that it is there, <em>claims</em> its digest for that while. Many may
 * claim a digest at once. Whoever wants to remove a blob must <em>seize</em> its digest, which works only while nobody claims it;
 * a claim that comes meanwhile waits for the end of the removal and then sees what is left.
 *
 * <p>Whoever told a client that the blob is there <em>leases</em> it before giving up the claim: it can't be seized for at least
 * the grace period after that, so that the client has time to push the manifest that names it.
 */
public final class BlobClaims {
    private final ConcurrentHashMap<Digest, Holder> holders = new ConcurrentHashMap<>();
    private final Leases leases;

    /** @param nanos a clock that nobody sets, as {@link System#nanoTime} is */
    public BlobClaims(Duration grace, LongSupplier nanos) {
        leases = new Leases(grace, nanos);
    }

    /** Claims a digest; waits while it is being removed, which is short. The caller closes the claim. */
    public Claim claim(Digest digest) {
        while (true) {
            Holder holder = holders.compute(digest, (key, now) -> now == null ? new Claimed(1) : now.oneMore());
            if (holder instanceof Claimed) {
                return new Claim(digest);
            }
            ((Seized) holder).awaitEnd();
        }
    }

    /** Seizes a digest, to remove its blob; empty when somebody needs it. Never waits. The caller closes it. */
    public Optional<Seizure> seize(Digest digest) {
        Optional<Seizure> seizure = seizeLeased(digest);
        if (seizure.isPresent() && leases.covers(digest)) {
            seizure.get().close();
            return Optional.empty();
        }
        return seizure;
    }

    /** The same whatever clients were told: for a blob that is damaged, so that it is no use to them. */
    public Optional<Seizure> seizeLeased(Digest digest) {
        Seized mine = new Seized(new CountDownLatch(1));
        return holders.putIfAbsent(digest, mine) == null ? Optional.of(new Seizure(digest, mine)) : Optional.empty();
    }

    /** Whether a client was told of it so lately that it can't be seized. */
    public boolean isLeased(Digest digest) {
        return leases.covers(digest);
    }

    /** How many digests are claimed or seized now. */
    int held() {
        return holders.size();
    }

    /** The blob is needed until this is closed. */
    public final class Claim implements AutoCloseable {
        private final Digest digest;

        private Claim(Digest digest) {
            this.digest = digest;
        }

        /** The blob stays needed for the grace period, because a client was told of it. */
        public void lease() {
            leases.add(digest);
        }

        @Override
        public void close() {
            holders.computeIfPresent(digest, (key, now) -> now.oneLess());
        }
    }

    /** Nobody else can touch the blob until this is closed. */
    public final class Seizure implements AutoCloseable {
        private final Digest digest;
        private final Seized held;

        private Seizure(Digest digest, Seized held) {
            this.digest = digest;
            this.held = held;
        }

        public Digest digest() {
            return digest;
        }

        /** A second call does nothing. */
        @Override
        public void close() {
            holders.remove(digest, held);
            held.end().countDown();
        }
    }

    private sealed interface Holder {
        Holder oneMore();

        /** Null: nobody is left. */
        @Nullable
        Holder oneLess();
    }

    private record Claimed(int count) implements Holder {
        @Override
        public Holder oneMore() {
            return new Claimed(count + 1);
        }

        @Override
        public @Nullable Holder oneLess() {
            return count == 1 ? null : new Claimed(count - 1);
        }
    }

    private record Seized(CountDownLatch end) implements Holder {
        @Override
        public Holder oneMore() {
            return this;
        }

        @Override
        public Holder oneLess() {
            return this;
        }

        void awaitEnd() {
            boolean interrupted = false;
            while (true) {
                try {
                    end.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // the removal is on its way whatever this thread wants
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
