// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileQuarantine;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.ReceivedBlobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedBlobStoreTest {
    private static final byte[] CONTENT = Contents.bytes(1, 300_000);
    private static final Digest DIGEST = Digest.of(CONTENT);

    @TempDir
    private Path folder;

    private FileUploadStore uploads;
    private VerifiedBlobStore store;
    private Path file;
    private long nanoTime;

    @BeforeEach
    void fill() throws IOException {
        FileBlobStore files = FileBlobStore.open(new DiskLayout(folder));
        uploads = new FileUploadStore(files);
        uploads.receive(Contents.stream(CONTENT), DIGEST);
        file = files.file(DIGEST).orElseThrow();
        store = new VerifiedBlobStore(files, new FileQuarantine(files), () -> nanoTime);
    }

    @Test
    void comparesABlobOnceADay() throws IOException {
        assertThat(store.file(DIGEST)).isEmpty();
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(store.file(DIGEST)).contains(file);
        nanoTime += TimeUnit.DAYS.toNanos(1);
        assertThat(store.file(DIGEST)).isEmpty();
    }

    @Test
    void comparesAFileThatChangedAtOnce() throws IOException {
        read();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(store.file(DIGEST)).isEmpty();
    }

    @Test
    void believesWhatHasJustBeenReceived() throws IOException {
        byte[] other = Contents.bytes(2, 10);
        new ReceivedBlobs(uploads, store).receive(Contents.stream(other), Digest.of(other));
        assertThat(store.file(Digest.of(other))).isPresent();
    }

    @Test
    void doesNotBelieveABlobBecauseItIsPushedAgain() throws IOException {
        new ReceivedBlobs(uploads, store).receive(Contents.stream(CONTENT), DIGEST);
        assertThat(store.file(DIGEST)).isEmpty();
    }

    @Test
    void neverGivesADamagedBlobToItsEnd() throws IOException {
        flip();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (InputStream in = store.open(DIGEST, 0, CONTENT.length)) {
            assertThatThrownBy(() -> in.transferTo(got)).isInstanceOf(DamagedBlobException.class);
        }
        assertThat(got.size()).isLessThan(CONTENT.length);
    }

    @Test
    void movesADamagedBlobAsideAndTakesItAnew() throws IOException {
        flip();
        assertThatThrownBy(this::read)
                .hasMessageContaining(DIGEST.toString())
                .hasMessageContaining("Push its image again");
        assertThat(store.find(DIGEST)).isEmpty();
        assertThat(folder.resolve("quarantine")).isNotEmptyDirectory();
        uploads.receive(Contents.stream(CONTENT), DIGEST);
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void comparesTheWholeBlobBeforeItGivesAPart() throws IOException {
        assertThat(part(store)).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 150));
        assertThat(store.file(DIGEST)).as("it was compared").contains(file);
    }

    @Test
    void givesNoPartOfADamagedBlobNotEvenAWholeOne() throws IOException {
        flip();
        assertThatThrownBy(() -> part(store)).isInstanceOf(DamagedBlobException.class);
        assertThat(store.find(DIGEST)).as("it is moved aside").isEmpty();
    }

    @Test
    void givesPartsOfABlobThatIsTooLargeToWaitForAsTheyAre() throws IOException {
        FileBlobStore files = FileBlobStore.open(new DiskLayout(folder));
        VerifiedBlobStore hasty =
                new VerifiedBlobStore(files, new FileQuarantine(files), () -> nanoTime, CONTENT.length - 1);
        flip();
        assertThat(part(hasty)).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 150));
        assertThat(hasty.file(DIGEST)).isEmpty();
    }

    private static byte[] part(VerifiedBlobStore from) throws IOException {
        try (InputStream in = from.open(DIGEST, 100, 50)) {
            return in.readAllBytes();
        }
    }

    private byte[] read() throws IOException {
        try (InputStream in = store.open(DIGEST, 0, CONTENT.length)) {
            return in.readAllBytes();
        }
    }

    private void flip() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[150_000] ^= 1;
        Files.write(file, bytes);
    }
}
