// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The stores under test, and short words for what the tests of {@link UploadStoreContract} do with them. */
abstract class UploadStoreSteps {
    static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    static final RepositoryName OTHER = RepositoryName.parse("technology/other");
    /** Longer than any buffer, and not a multiple of one. */
    static final byte[] CONTENT = Contents.bytes(7, 1_100_003);

    static final Digest DIGEST = Digest.of(CONTENT);

    abstract BlobStore blobs();

    abstract UploadStore uploads();

    /** As after a restart of the server: new objects over the same storage. */
    abstract void restart() throws IOException;

    final UploadStatus begin() throws IOException {
        return uploads().begin(REPOSITORY, Digest.Algorithm.SHA256);
    }

    final UploadStatus append(UploadId id, byte[] content) throws IOException {
        return uploads().append(id, REPOSITORY, Contents.stream(content), Optional.empty());
    }

    final UploadStatus chunk(UploadId id, int from, int to) throws IOException {
        InputStream body = Contents.stream(CONTENT, from, to);
        return uploads().append(id, REPOSITORY, body, Optional.of(new ContentRange(from, to - 1L)));
    }

    final StoredBlob commit(UploadId id, Digest digest) throws IOException {
        return uploads().commit(id, REPOSITORY, digest);
    }

    final Optional<UploadStatus> status(UploadId id) throws IOException {
        return uploads().status(id, REPOSITORY);
    }

    final long offset(UploadId id) throws IOException {
        return status(id).orElseThrow().offset();
    }

    /** The upload has exactly the first bytes: bringing the others makes it the blob. */
    final void finishFrom(UploadId id, int offset) throws IOException {
        assertThat(offset(id)).isEqualTo(offset);
        chunk(id, offset, CONTENT.length);
        commit(id, DIGEST);
        assertStored();
    }

    final byte[] read(Digest digest) throws IOException {
        long size = blobs().find(digest).orElseThrow().size();
        try (InputStream in = blobs().open(digest, 0, size)) {
            return in.readAllBytes();
        }
    }

    final void assertStored() throws IOException {
        assertThat(read(DIGEST)).isEqualTo(CONTENT);
    }

    final void assertNoBlobs() throws IOException {
        try (Stream<StoredBlob> all = blobs().list()) {
            assertThat(all).isEmpty();
        }
    }

    final void assertEnded(UploadId id) throws IOException {
        assertThat(status(id)).isEmpty();
        assertThat(uploads().cancel(id, REPOSITORY)).isFalse();
        assertUnknown(() -> append(id, CONTENT));
        assertUnknown(() -> commit(id, DIGEST));
    }

    static void assertUnknown(ThrowingCallable call) {
        assertRefused(ErrorCode.BLOB_UPLOAD_UNKNOWN, 404, call);
    }

    static void assertBusy(ThrowingCallable call) {
        assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 409, call);
    }

    static void assertRefused(ErrorCode code, int status, ThrowingCallable call) {
        RegistryException refusal = catchThrowableOfType(RegistryException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
    }

    /** Runs the call in several threads that start together; all must end well. */
    static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = Stream.generate(() -> pool.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .limit(threads)
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
