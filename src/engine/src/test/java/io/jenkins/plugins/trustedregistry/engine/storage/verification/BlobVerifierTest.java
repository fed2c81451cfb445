// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlobVerifierTest {
    private static final byte[] LARGE = Contents.bytes(1, 400_000);
    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @Test
    void findsNothingWrongWithWholeBlobs() throws IOException {
        blobs.put(LARGE);
        blobs.put(new byte[0]);
        blobs.put(Digest.of(Digest.Algorithm.SHA512, LARGE), LARGE);
        assertThat(verifyAll()).isEmpty();
    }

    @Test
    void reportsBlobsWhoseBytesHaveChanged() throws IOException {
        blobs.put(LARGE);
        StoredBlob flipped = blobs.put(Digest.of(new byte[] {1}), new byte[] {3});
        StoredBlob emptied = blobs.put(Digest.of(Digest.Algorithm.SHA512, LARGE), new byte[0]);
        assertThat(verifyAll()).extracting(DamagedBlob::blob).containsExactlyInAnyOrder(flipped, emptied);
        assertThat(new BlobVerifier(blobs).verify(flipped).orElseThrow().reason())
                .contains("1 bytes")
                .contains(Digest.of(new byte[] {3}).toString());
    }

    @Test
    void reportsABlobThatCannotBeReadToItsEndAndGoesOn() throws IOException {
        StoredBlob unreadable = blobs.put(LARGE);
        StoredBlob flipped = blobs.put(Digest.of(new byte[] {1}), new byte[] {3});
        BlobStore broken = new Changed(blobs) {
            @Override
            public InputStream open(Digest digest, long offset, long length) throws IOException {
                return digest.equals(unreadable.digest())
                        ? Contents.tornAfter(new byte[10])
                        : super.open(digest, offset, length);
            }
        };
        List<DamagedBlob> damaged = new BlobVerifier(broken).verifyAll((done, total) -> {});
        assertThat(damaged).extracting(DamagedBlob::blob).containsExactlyInAnyOrder(unreadable, flipped);
        assertThat(new BlobVerifier(broken).verify(unreadable).orElseThrow().reason())
                .contains("byte 10")
                .contains("connection reset by the test");
    }

    @Test
    void takesABlobThatIsDeletedMeanwhileForNoDamage() throws IOException {
        blobs.put(LARGE);
        BlobStore vanishing = new Changed(blobs) {
            @Override
            public InputStream open(Digest digest, long offset, long length) throws IOException {
                throw new NoSuchFileException(digest.toString());
            }
        };
        assertThat(new BlobVerifier(vanishing).verifyAll((done, total) -> {})).isEmpty();
    }

    @Test
    void tellsHowFarItHasCome() throws IOException {
        blobs.put(LARGE);
        blobs.put(Contents.bytes(2, 1000));
        List<Long> seen = new ArrayList<>();
        new BlobVerifier(blobs).verifyAll((done, total) -> {
            assertThat(total).isEqualTo(401_000);
            seen.add(done);
        });
        assertThat(seen).isSorted().hasSizeGreaterThan(3).endsWith(401_000L);
    }

    @Test
    void canBeStoppedByWhoeverWatches() {
        blobs.put(LARGE);
        assertThatThrownBy(() -> new BlobVerifier(blobs).verifyAll((done, total) -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    private List<DamagedBlob> verifyAll() throws IOException {
        return new BlobVerifier(blobs).verifyAll((done, total) -> {});
    }

    /** A store that is another one, but for what a test changes. */
    private static class Changed implements BlobStore {
        private final BlobStore base;

        Changed(BlobStore base) {
            this.base = base;
        }

        @Override
        public Optional<StoredBlob> find(Digest digest) throws IOException {
            return base.find(digest);
        }

        @Override
        public InputStream open(Digest digest, long offset, long length) throws IOException {
            return base.open(digest, offset, length);
        }

        @Override
        public Optional<Path> file(Digest digest) {
            return base.file(digest);
        }

        @Override
        public boolean delete(Digest digest) throws IOException {
            return base.delete(digest);
        }

        @Override
        public Stream<StoredBlob> list() throws IOException {
            return base.list();
        }
    }
}
