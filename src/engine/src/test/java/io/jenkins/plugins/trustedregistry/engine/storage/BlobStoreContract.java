// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} does. A back end's test extends this and gives the store, empty for each test. */
public abstract class BlobStoreContract {
    private static final byte[] CONTENT = Contents.bytes(1, 300_000);
    private static final Digest DIGEST = Digest.of(CONTENT);

    protected abstract BlobStore blobs();

    /** Brings content in, in whatever way the back end has. */
    protected abstract StoredBlob put(Digest.Algorithm algorithm, byte[] content) throws IOException;

    private StoredBlob put(byte[] content) throws IOException {
        return put(Digest.Algorithm.SHA256, content);
    }

    @Test
    void findsNothingInAnEmptyStore() throws IOException {
        assertThat(blobs().find(DIGEST)).isEmpty();
        assertThat(blobs().file(DIGEST)).isEmpty();
        assertThat(list()).isEmpty();
        assertThat(blobs().delete(DIGEST)).isFalse();
        assertThatThrownBy(() -> blobs().open(DIGEST, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void tellsTheSizeOfABlob() throws IOException {
        put(CONTENT);
        assertThat(blobs().find(DIGEST)).contains(new StoredBlob(DIGEST, CONTENT.length));
    }

    @Test
    void givesBackEveryByte() throws IOException {
        put(CONTENT);
        assertThat(read(DIGEST, 0, CONTENT.length)).isEqualTo(CONTENT);
    }

    @Test
    void keepsBothAlgorithmsApart() throws IOException {
        put(CONTENT);
        StoredBlob long512 = put(Digest.Algorithm.SHA512, CONTENT);
        assertThat(list()).containsExactlyInAnyOrder(new StoredBlob(DIGEST, CONTENT.length), long512);
        assertThat(blobs().delete(DIGEST)).isTrue();
        assertThat(read(long512.digest(), 0, CONTENT.length)).isEqualTo(CONTENT);
    }

    @Test
    void givesBackAPart() throws IOException {
        put(CONTENT);
        assertThat(read(DIGEST, 100_001, 70_000)).isEqualTo(slice(100_001, 70_000));
        assertThat(read(DIGEST, CONTENT.length - 1L, 1)).isEqualTo(slice(CONTENT.length - 1, 1));
        assertThat(read(DIGEST, 5, 0)).isEmpty();
    }

    @Test
    void readsByteByByteAndSkips() throws IOException {
        put(CONTENT);
        try (InputStream in = blobs().open(DIGEST, 10, 20)) {
            assertThat(in.read()).isEqualTo(CONTENT[10] & 0xff);
            in.skipNBytes(17);
            assertThat(in.readAllBytes()).isEqualTo(slice(28, 2));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void throwsInsteadOfEndingEarly() throws IOException {
        put(CONTENT);
        assertThatThrownBy(() -> read(DIGEST, 10, CONTENT.length)).isInstanceOf(IOException.class);
    }

    @Test
    void holdsTheEmptyBlob() throws IOException {
        StoredBlob empty = put(new byte[0]);
        assertThat(empty.size()).isZero();
        assertThat(blobs().find(empty.digest())).contains(empty);
        assertThat(read(empty.digest(), 0, 0)).isEmpty();
    }

    @Test
    void namesAFileOnlyIfItHoldsExactlyTheBlob() throws IOException {
        put(CONTENT);
        Optional<Path> file = blobs().file(DIGEST);
        if (file.isPresent()) {
            assertThat(Files.readAllBytes(file.get())).isEqualTo(CONTENT);
        }
    }

    @Test
    void deletesOnce() throws IOException {
        put(CONTENT);
        assertThat(blobs().delete(DIGEST)).isTrue();
        assertThat(blobs().delete(DIGEST)).isFalse();
        assertThat(blobs().find(DIGEST)).isEmpty();
        assertThat(list()).isEmpty();
    }

    @Test
    void takesADeletedBlobBack() throws IOException {
        put(CONTENT);
        blobs().delete(DIGEST);
        put(CONTENT);
        assertThat(read(DIGEST, 0, CONTENT.length)).isEqualTo(CONTENT);
    }

    @Test
    void readsABlobToItsEndThatIsDeletedMeanwhile() throws IOException {
        put(CONTENT);
        try (InputStream in = blobs().open(DIGEST, 0, CONTENT.length)) {
            byte[] head = in.readNBytes(1000);
            blobs().delete(DIGEST);
            assertThat(head).isEqualTo(slice(0, 1000));
            assertThat(in.readAllBytes()).isEqualTo(slice(1000, CONTENT.length - 1000));
        }
    }

    @Test
    void listsEveryBlob() throws IOException {
        List<StoredBlob> put = Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .map(seed -> {
                    try {
                        return put(Contents.bytes(seed, seed * 10));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(list()).containsExactlyInAnyOrderElementsOf(put);
    }

    private List<StoredBlob> list() throws IOException {
        try (Stream<StoredBlob> all = blobs().list()) {
            return all.toList();
        }
    }

    private byte[] read(Digest digest, long offset, long length) throws IOException {
        try (InputStream in = blobs().open(digest, offset, length)) {
            return in.readAllBytes();
        }
    }

    private static byte[] slice(int offset, int length) {
        return Arrays.copyOfRange(CONTENT, offset, offset + length);
    }
}
