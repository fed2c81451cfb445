// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Reads blobs and compares their bytes with their digests. Changes nothing; blobs may come and go meanwhile. */
public final class BlobVerifier {
    private final BlobStore blobs;

    public BlobVerifier(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Verifies every blob. Ends early only when the storage cannot be listed, or when {@code progress} throws.
     *
     * @return the damaged ones, in no promised order
     */
    public List<DamagedBlob> verifyAll(Progress progress) throws IOException {
        try {
            long total = totalBytes();
            List<DamagedBlob> damaged = new ArrayList<>();
            long done = 0;
            try (Stream<StoredBlob> all = blobs.list()) {
                for (StoredBlob blob : (Iterable<StoredBlob>) all::iterator) {
                    long before = done;
                    verify(blob, read -> progress.at(before + read, Math.max(total, before + read)))
                            .ifPresent(damaged::add);
                    done += blob.size();
                }
            }
            progress.at(done, Math.max(total, done));
            return damaged;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long totalBytes() throws IOException {
        try (Stream<StoredBlob> all = blobs.list()) {
            return all.mapToLong(StoredBlob::size).sum();
        }
    }

    /** The damage, or empty when the blob is whole, or has been deleted since it was listed. */
    public Optional<DamagedBlob> verify(StoredBlob blob) {
        return verify(blob, read -> {});
    }

    /** The same; {@code progress} hears how many bytes of it have been read, once per piece. What it throws ends the reading. */
    public Optional<DamagedBlob> verify(StoredBlob blob, LongConsumer progress) {
        Digest.Algorithm algorithm = blob.digest().algorithm();
        RunningHash hash = RunningHash.of(algorithm);
        try (InputStream in = blobs.open(blob.digest(), 0, blob.size())) {
            byte[] buffer = new byte[RunningHash.BUFFER];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                hash.update(buffer, 0, read);
                progress.accept(hash.length());
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    new DamagedBlob(blob, "It could be read only up to byte " + hash.length() + ": " + e.getMessage()));
        }
        Digest found = hash.finish();
        return found.equals(blob.digest())
                ? Optional.empty()
                : Optional.of(new DamagedBlob(blob, "Its " + hash.length() + " bytes have the digest " + found + "."));
    }

    /** Hears of the work as it goes on, once per piece read (128 KiB): whoever shows it should not show every call. */
    @FunctionalInterface
    public interface Progress {
        /** Both in bytes; the total may grow while pushes go on. */
        void at(long done, long total);
    }
}
