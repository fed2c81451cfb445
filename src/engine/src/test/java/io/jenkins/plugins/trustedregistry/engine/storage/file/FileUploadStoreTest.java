// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.StaleUploads;
import io.jenkins.plugins.trustedregistry.engine.storage.StaleUploadsContract;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUploadStoreTest {
    @TempDir
    private Path temporary;

    private DiskLayout layout;
    private FileBlobStore blobs;
    private FileUploadStore uploads;

    @BeforeEach
    void open() throws IOException {
        layout = new DiskLayout(temporary);
        blobs = FileBlobStore.open(layout);
        uploads = new FileUploadStore(blobs);
    }

    private List<Path> uploadFiles() throws IOException {
        try (Stream<Path> files = Files.list(layout.uploads())) {
            return files.toList();
        }
    }

    @Nested
    class Uploads extends UploadStoreContract {
        @Override
        protected BlobStore blobs() {
            return blobs;
        }

        @Override
        protected UploadStore uploads() {
            return uploads;
        }

        @Override
        protected void restart() throws IOException {
            open();
        }

        /** Whatever a test did: an upload that has ended has no file, and no file has no upload. */
        @AfterEach
        void leavesNoFileBehind() throws IOException {
            for (Path file : uploadFiles()) {
                UploadId id = layout.upload(file).orElseThrow().id();
                assertThat(uploads.status(id, REPOSITORY)).isPresent();
            }
        }

        @Test
        void leavesNothingButTheBlobBehind() throws IOException {
            commitsABlobThatIsThere();
            receivesABlobInOneCall();
            keepsNothingOfATornReceivedBlobBesidesOthers();
            assertThat(uploadFiles()).isEmpty();
        }

        private void keepsNothingOfATornReceivedBlobBesidesOthers() {
            InputStream torn = Contents.tornAfter(CONTENT);
            assertThatThrownBy(() -> uploads.receive(torn, DIGEST)).isInstanceOf(Contents.TornException.class);
        }

        @Test
        void goesOnWhereAKilledServerStoppedInTheMiddleOfAChunk() throws IOException {
            UploadId id = begin().id();
            chunk(id, 0, 1000);
            Path file = layout.upload(id, REPOSITORY, Digest.Algorithm.SHA256).path();
            Files.write(file, Arrays.copyOf(CONTENT, 1777));
            restart();
            finishFrom(id, 1777);
        }

        @Test
        void hashesTheFileAgainWhenItIsNotAsRemembered() throws IOException {
            UploadId id = begin().id();
            chunk(id, 0, 1000);
            Path file = layout.upload(id, REPOSITORY, Digest.Algorithm.SHA256).path();
            Files.write(file, Arrays.copyOf(CONTENT, 500));
            assertRefused(ErrorCode.BLOB_UPLOAD_INVALID, 416, () -> chunk(id, 1000, 2000));
            finishFrom(id, 500);
        }

        @Test
        void doesNotKnowAnUploadWhoseFileIsGone() throws IOException {
            UploadId id = begin().id();
            append(id, CONTENT);
            Files.delete(layout.upload(id, REPOSITORY, Digest.Algorithm.SHA256).path());
            assertUnknown(() -> append(id, CONTENT));
            assertEnded(id);
        }

        /** An interrupt closes the file, so that not even what came can be cut off at once. */
        @Test
        void takesAChunkAgainWhoseRequestWasInterrupted() throws IOException {
            UploadId id = begin().id();
            chunk(id, 0, 1000);
            InputStream start = Contents.then(
                    Arrays.copyOfRange(CONTENT, 1000, 300_000),
                    () -> Thread.currentThread().interrupt());
            InputStream body = new SequenceInputStream(start, Contents.stream(CONTENT, 300_000, CONTENT.length));
            Optional<ContentRange> rest = Optional.of(new ContentRange(1000, CONTENT.length - 1L));
            assertThatThrownBy(() -> uploads.append(id, REPOSITORY, body, rest))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(layout.upload(id, REPOSITORY, Digest.Algorithm.SHA256)
                            .path()
                            .toFile())
                    .as("what this test is about")
                    .satisfies(file -> assertThat(file.length()).isGreaterThan(1000));
            finishFrom(id, 1000);
        }

        @Test
        void takesTheLongestRepositoryName() throws IOException {
            RepositoryName longest = RepositoryName.parse("n/" + "r".repeat(253));
            UploadId id = uploads.begin(longest, Digest.Algorithm.SHA512).id();
            restart();
            uploads.append(id, longest, Contents.stream(CONTENT), Optional.empty());
            uploads.commit(id, longest, DIGEST);
            assertStored();
        }
    }

    @Nested
    class Stale extends StaleUploadsContract {
        @Override
        protected UploadStore uploads() {
            return uploads;
        }

        @Override
        protected StaleUploads stale() {
            return uploads;
        }

        @Test
        void goesByTheLastAppendAlsoAfterARestart() throws IOException {
            UploadId old = begin();
            UploadId used = begin();
            Instant limit = Instant.now().minus(Duration.ofDays(1));
            age(old, limit.minusSeconds(1));
            age(used, limit.minusSeconds(1));
            append(used);
            open();
            assertThat(uploads.purgeOlderThan(limit)).isEqualTo(new StaleUploads.Purged(1, 0));
            assertThat(uploads.status(old, REPOSITORY)).isEmpty();
            assertThat(uploads.status(used, REPOSITORY)).isPresent();
        }

        @Test
        void purgesWhatAKilledServerHadReceived() throws IOException {
            UploadFile received = layout.received(UploadId.random(), Digest.Algorithm.SHA256);
            Files.write(received.path(), new byte[10]);
            assertThat(uploads.purgeOlderThan(FUTURE)).isEqualTo(new StaleUploads.Purged(1, 10));
            assertThat(received.path()).doesNotExist();
        }

        @Test
        void leavesForeignFilesAlone() throws IOException {
            Path foreign = Files.createFile(layout.uploads().resolve("notes.txt"));
            assertThat(uploads.purgeOlderThan(FUTURE)).isEqualTo(new StaleUploads.Purged(0, 0));
            assertThat(foreign).exists();
        }

        private void age(UploadId id, Instant used) throws IOException {
            Path file = layout.upload(id, REPOSITORY, Digest.Algorithm.SHA256).path();
            Files.setLastModifiedTime(file, FileTime.from(used));
        }
    }
}
