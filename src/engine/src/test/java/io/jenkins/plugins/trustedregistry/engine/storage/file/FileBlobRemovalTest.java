// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobRemovalTest {
    @TempDir
    Path folder;

    private FileBlobStore blobs;
    private FileUploadStore uploads;

    @BeforeEach
    void open() throws IOException {
        blobs = FileBlobStore.open(new DiskLayout(folder));
        uploads = new FileUploadStore(blobs);
    }

    private Digest push(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return uploads.receive(new ByteArrayInputStream(bytes), Digest.of(bytes))
                .digest();
    }

    private BlobRemoval.Removed remove(List<Digest> digests) throws IOException {
        try (BlobRemoval.Batch batch = new FileBlobRemoval(blobs).begin()) {
            return batch.remove(digests);
        }
    }

    @Test
    void removesManyAndSaysWhatTheyHad() throws Exception {
        List<Digest> all = new ArrayList<>();
        for (int i = 1000; i < 1500; i++) {
            all.add(push(Integer.toString(i)));
        }
        Digest kept = push("kept");

        BlobRemoval.Removed removed = remove(all);

        assertThat(removed.blobs()).isEqualTo(500);
        assertThat(removed.bytes()).isEqualTo(4 * 500);
        assertThat(removed.failures()).isEmpty();
        for (Digest each : all) {
            assertThat(blobs.find(each)).isEmpty();
        }
        assertThat(blobs.find(kept)).isPresent();
    }

    @Test
    void countsNoneThatWasNotThere() throws Exception {
        Digest one = push("12345");
        remove(List.of(one));

        BlobRemoval.Removed removed = remove(List.of(one));

        assertThat(removed.blobs()).isZero();
        assertThat(removed.failures()).isEmpty();
    }

    @Test
    void oneThatCannotBeRemovedKeepsNoneOfTheOthers() throws Exception {
        Digest one = push("12345");
        Digest stuck = push("stuck");
        Digest other = push("123");
        Path file = blobs.file(stuck).orElseThrow();
        Files.delete(file);
        Files.writeString(Files.createDirectory(file).resolve("inside"), "a folder that is not empty can't be deleted");

        BlobRemoval.Removed removed = remove(List.of(one, stuck, other));

        assertThat(removed.blobs()).isEqualTo(2);
        assertThat(removed.bytes()).isEqualTo(8);
        assertThat(removed.failures()).containsOnlyKeys(stuck);
    }

    @Test
    void removesAllWhoeverInterrupts() throws Exception {
        Digest one = push("12345");
        Thread.currentThread().interrupt();
        try (BlobRemoval.Batch batch = new FileBlobRemoval(blobs).begin()) {
            assertThat(batch.remove(List.of(one)).blobs()).isEqualTo(1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(blobs.find(one)).isEmpty();
    }

    @Test
    void whatOneWorkThrowsComesOutAfterAllOthersAreDone() {
        AtomicInteger done = new AtomicInteger();
        List<SideBySide.Work> works = new ArrayList<>(Collections.nCopies(100, done::incrementAndGet));
        works.add(0, () -> {
            throw new IOException("broken");
        });

        assertThatThrownBy(() -> new SideBySide("test").run(works)).hasMessage("broken");

        assertThat(done).hasValue(100);
    }
}
