// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a real disk is really full: nothing half-made is seen, and all goes on when there is space again. */
class FullDiskTest {
    private static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    private static final byte[] CONTENT = Contents.bytes(11, 3 << 20);
    private static final Digest DIGEST = Digest.of(CONTENT);
    private static final int FIRST = 1 << 20;

    @TempDir
    private Path temporary;

    private TestDisk disk;
    private Path ballast;
    private DiskLayout layout;
    private FileBlobStore blobs;
    private FileUploadStore uploads;

    /** A disk of 4 MiB, of which 2 are taken by something that can go. */
    @BeforeEach
    void fill() throws IOException {
        disk = TestDisk.inMemory(temporary.resolve("disk"), 4 << 20, 40);
        ballast = Files.write(disk.folder().resolve("ballast"), new byte[2 << 20]);
        layout = new DiskLayout(disk.folder().resolve("storage"));
        blobs = FileBlobStore.open(layout);
        uploads = new FileUploadStore(blobs);
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void givesTheSpaceOfAStreamThatDoesNotFitBackAndTakesItWhenThereIsSpace() throws IOException {
        UploadId id = begin();
        uploads.append(id, REPOSITORY, Contents.stream(CONTENT, 0, FIRST), Optional.empty());
        assertThatThrownBy(() -> append(id, FIRST, Optional.empty())).isInstanceOf(StorageFullException.class);
        assertThat(offset(id)).isEqualTo(FIRST);
        byte[] ofSomebodyElse = Contents.bytes(12, FIRST / 2);
        uploads.receive(Contents.stream(ofSomebodyElse), Digest.of(ofSomebodyElse));
        makeSpace();
        append(id, FIRST, Optional.empty());
        commit(id);
    }

    @Test
    void keepsNothingOfAChunkThatDoesNotFitAndTakesItWhenThereIsSpace() throws IOException {
        UploadId id = begin();
        uploads.append(id, REPOSITORY, Contents.stream(CONTENT, 0, FIRST), Optional.empty());
        Optional<ContentRange> rest = Optional.of(new ContentRange(FIRST, CONTENT.length - 1L));
        assertThatThrownBy(() -> append(id, FIRST, rest)).isInstanceOf(StorageFullException.class);
        assertThat(offset(id)).isEqualTo(FIRST);
        assertThat(layout.upload(id, REPOSITORY, Digest.Algorithm.SHA256).path())
                .hasSize(FIRST);
        makeSpace();
        append(id, FIRST, rest);
        commit(id);
    }

    @Test
    void keepsNothingOfABlobInOneCallThatDoesNotFit() throws IOException {
        assertThatThrownBy(() -> uploads.receive(Contents.stream(CONTENT), DIGEST))
                .isInstanceOf(StorageFullException.class)
                .hasMessageContaining("No space is left");
        assertThat(layout.uploads()).isEmptyDirectory();
        assertNoBlobs();
        makeSpace();
        uploads.receive(Contents.stream(CONTENT), DIGEST);
        assertThat(layout.blob(DIGEST)).hasBinaryContent(CONTENT);
    }

    @Test
    void cancelsAnUploadThatFilledTheDisk() throws IOException {
        UploadId id = begin();
        assertThatThrownBy(() -> append(id, 0, Optional.empty())).isInstanceOf(StorageFullException.class);
        assertThat(uploads.cancel(id, REPOSITORY)).isTrue();
        byte[] small = Contents.bytes(12, FIRST);
        uploads.receive(Contents.stream(small), Digest.of(small));
    }

    @Test
    void keepsAnUploadWhoseCommitFindsNoSpaceForAFolder() throws IOException {
        makeSpace();
        UploadId id = begin();
        append(id, 0, Optional.empty());
        Path last = useUpInodes();
        assertThatThrownBy(() -> commit(id)).isInstanceOf(StorageFullException.class);
        assertNoBlobs();
        assertThat(offset(id)).isEqualTo(CONTENT.length);
        Files.delete(last);
        commit(id);
    }

    @Test
    void beginsNoUploadWithoutSpaceForAFile() throws IOException {
        Path last = useUpInodes();
        assertThatThrownBy(this::begin).isInstanceOf(StorageFullException.class);
        Files.delete(last);
        begin();
    }

    @Test
    void saysWhyInTheProbe() throws IOException {
        fillUp();
        ProbeResult result = new StorageProbe(new SecureRandom()).folder(layout.root());
        assertThat(result.usable()).isFalse();
        assertThat(result.sentence()).contains("no space is left").endsWith("choose another folder.");
    }

    @Test
    void recognisesAFullDiskInAnyLanguage() throws IOException {
        IOException failure = new IOException("Auf dem Datenträger ist kein Platz");
        assertThat(FullDisk.recognised(failure, layout.root())).isSameAs(failure);
        fillUp();
        assertThat(FullDisk.recognised(failure, layout.root()))
                .isInstanceOf(StorageFullException.class)
                .hasCause(failure);
    }

    private void fillUp() throws IOException {
        Files.delete(ballast);
        Files.write(ballast, new byte[(4 << 20) - (16 << 10)]);
    }

    private Path useUpInodes() {
        Path last = ballast;
        for (int i : IntStream.range(0, 100).toArray()) {
            try {
                last = Files.createFile(disk.folder().resolve("file" + i));
            } catch (IOException e) {
                return last;
            }
        }
        throw new AssertionError("the disk has more room for files than the test knows");
    }

    private void makeSpace() throws IOException {
        Files.delete(ballast);
    }

    private UploadId begin() throws IOException {
        return uploads.begin(REPOSITORY, Digest.Algorithm.SHA256).id();
    }

    private void append(UploadId id, int from, Optional<ContentRange> range) throws IOException {
        InputStream rest = Contents.stream(CONTENT, from, CONTENT.length);
        uploads.append(id, REPOSITORY, rest, range);
    }

    private long offset(UploadId id) throws IOException {
        return uploads.status(id, REPOSITORY).orElseThrow().offset();
    }

    private void commit(UploadId id) throws IOException {
        uploads.commit(id, REPOSITORY, DIGEST);
        assertThat(layout.blob(DIGEST)).hasBinaryContent(CONTENT);
    }

    private void assertNoBlobs() {
        try (Stream<StoredBlob> all = blobs.list()) {
            assertThat(all).isEmpty();
        }
    }
}
