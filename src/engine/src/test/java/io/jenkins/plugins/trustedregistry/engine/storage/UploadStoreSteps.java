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
    protected static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    protected static final RepositoryName OTHER = RepositoryName.parse("technology/other");
    /** Longer than any buffer, and not a multiple of one. */
    protected static final byte[] CONTENT = Contents.bytes(7, 1_100_003);

    protected static final Digest DIGEST = Digest.of(CONTENT);

    protected abstract BlobStore blobs();

    protected abstract UploadStore uploads();

    /** As after a restart of the server: new objects over the same storage. */
    protected abstract void restart() throws IOException;

    protected final UploadStatus begin() throws IOException {
        return uploads().begin(REPOSITORY, Digest.Algorithm.SHA256);
    }

    protected final UploadStatus append(UploadId id, byte[] content) throws IOException {
        return uploads().append(id, REPOSITORY, Contents.stream(content), Optional.empty());
    }

    protected final UploadStatus chunk(UploadId id, int from, int to) throws IOException {
        InputStream body = Contents.stream(CONTENT, from, to);
        return uploads().append(id, REPOSITORY, body, Optional.of(new ContentRange(from, to - 1L)));
    }

    protected final StoredBlob commit(UploadId id, Digest digest) throws IOException {
        return uploads().commit(id, REPOSITORY, digest);
    }

    protected final Optional<UploadStatus> status(UploadId id) throws IOException {
        return uploads().status(id, REPOSITORY);
    }

    protected final long offset(UploadId id) throws IOException {
        return status(id).orElseThrow().offset();
    }

    /** The upload has exactly the first bytes: bringing the others makes it the blob. */
    protected final void finishFrom(UploadId id, int offset) throws IOException {
        assertThat(offset(id)).isEqualTo(offset);
        chunk(id, offset, CONTENT.length);
        commit(id, DIGEST);
        assertStored();
    }

    protected final byte[] read(Digest digest) throws IOException {
        long size = blobs().find(digest).orElseThrow().size();
        try (InputStream in = blobs().open(digest, 0, size)) {
            return in.readAllBytes();
        }
    }

    protected final void assertStored() throws IOException {
        assertThat(read(DIGEST)).isEqualTo(CONTENT);
    }

    protected final void assertNoBlobs() throws IOException {
        try (Stream<StoredBlob> all = blobs().list()) {
            assertThat(all).isEmpty();
        }
    }

    protected final void assertEnded(UploadId id) throws IOException {
        assertThat(status(id)).isEmpty();
        assertThat(uploads().cancel(id, REPOSITORY)).isFalse();
        assertUnknown(() -> append(id, CONTENT));
        assertUnknown(() -> commit(id, DIGEST));
    }

    protected static void assertUnknown(ThrowingCallable call) {
        assertRefused(ErrorCode.BLOB_UPLOAD_UNKNOWN, 404, call);
    }

    protected static void assertBusy(ThrowingCallable call) {
        assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 409, call);
    }

    protected static void assertRefused(ErrorCode code, int status, ThrowingCallable call) {
        RegistryException refusal = catchThrowableOfType(RegistryException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
    }

    /** Runs the call in several threads that start together; all must end well. */
    protected static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
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
