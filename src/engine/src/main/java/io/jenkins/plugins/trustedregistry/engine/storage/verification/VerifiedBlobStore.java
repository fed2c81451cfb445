// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that compares blobs with their digests while they are read, each once a day: disks lose bits without telling. A blob that
 * turns out to be damaged is not given to its end and is moved aside, so that the next push brings it again. One that was compared
 * lately, and whose file is the same since, is given unread.
 *
 * <p>Before a part of a blob is given, all of it is compared, unless it is larger than 256 MiB: then nobody could wait for that, and
 * the part is given as it is. Safe for many threads.
 */
public final class VerifiedBlobStore implements BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(VerifiedBlobStore.class);
    private static final Duration TRUST = Duration.ofDays(1);
    /** Of those read last; about 30 MB when so many are remembered. */
    private static final int MOST = 100_000;
    /** A quarter of a second's work; seconds from a slow disk. */
    private static final long LARGEST_COMPARED_FOR_A_PART = 256L << 20;

    private final BlobStore blobs;
    private final Quarantine quarantine;
    private final LongSupplier nanoTime;
    private final long largestComparedForAPart;
    private final Map<Digest, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Known> eldest) {
            return size() > MOST;
        }
    }; // guarded by itself

    /** What was compared when. */
    private record Known(Quarantine.Stamp stamp, long since) {}

    /** @param nanoTime a clock that nobody sets, as {@link System#nanoTime} is */
    public VerifiedBlobStore(BlobStore blobs, Quarantine quarantine, LongSupplier nanoTime) {
        this(blobs, quarantine, nanoTime, LARGEST_COMPARED_FOR_A_PART);
    }

    VerifiedBlobStore(BlobStore blobs, Quarantine quarantine, LongSupplier nanoTime, long largestComparedForAPart) {
        this.blobs = blobs;
        this.quarantine = quarantine;
        this.nanoTime = nanoTime;
        this.largestComparedForAPart = largestComparedForAPart;
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) throws IOException {
        return blobs.find(digest);
    }

    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        Optional<Quarantine.Stamp> stamp = quarantine.stamp(digest);
        InputStream in = blobs.open(digest, offset, length);
        if (stamp.isEmpty() || isKnown(digest, stamp.get())) {
            return in;
        }
        try {
            Optional<StoredBlob> blob = blobs.find(digest);
            if (offset == 0 && length > 0 && blob.equals(Optional.of(new StoredBlob(digest, length)))) {
                return verifying(in, blob.get(), stamp.get());
            }
            if (blob.isPresent() && blob.get().size() <= largestComparedForAPart) {
                compare(blob.get(), stamp.get());
            }
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private InputStream verifying(InputStream in, StoredBlob blob, Quarantine.Stamp stamp) {
        return new VerifyingStream(in, blob, found -> read(blob.digest(), stamp, found));
    }

    private void compare(StoredBlob blob, Quarantine.Stamp stamp) throws IOException {
        try (InputStream all = verifying(blobs.open(blob.digest(), 0, blob.size()), blob, stamp)) {
            all.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Only of a blob that needs no comparing now. */
    @Override
    public Optional<Path> file(Digest digest) {
        try {
            Optional<Quarantine.Stamp> stamp = quarantine.stamp(digest);
            return stamp.isPresent() && isKnown(digest, stamp.get()) ? blobs.file(digest) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // opening it will say what is wrong
        }
    }

    private boolean isKnown(Digest digest, Quarantine.Stamp stamp) {
        synchronized (known) {
            Known before = known.get(digest);
            return before != null
                    && before.stamp().equals(stamp)
                    && nanoTime.getAsLong() - before.since() < TRUST.toNanos();
        }
    }

    private void read(Digest digest, Quarantine.Stamp stamp, Digest found) {
        if (found.equals(digest)) {
            synchronized (known) {
                known.put(digest, new Known(stamp, nanoTime.getAsLong()));
            }
            return;
        }
        LOG.error("The blob {} is damaged: its bytes have the digest {}; it is moved aside", digest, found);
        try {
            quarantine.setAside(digest, stamp);
        } catch (IOException e) {
            LOG.error("The damaged blob {} can't be moved aside; it stays refused at each pull", digest, e);
        }
    }

    /** To be told of a blob whose bytes were compared as they came: it need not be read for that. */
    public void received(Digest digest) throws IOException {
        Optional<Quarantine.Stamp> stamp = quarantine.stamp(digest);
        if (stamp.isPresent()) {
            read(digest, stamp.get(), digest);
        }
    }

    @Override
    public boolean delete(Digest digest) throws IOException {
        return blobs.delete(digest);
    }

    @Override
    public Stream<StoredBlob> list() throws IOException {
        return blobs.list();
    }
}
