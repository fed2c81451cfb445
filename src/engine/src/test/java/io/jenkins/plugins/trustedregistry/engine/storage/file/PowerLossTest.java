// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.DamagedBlob;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails right after an answer: what has reached the disk by then, and nothing else, is what the next start finds. The
 * disk is a file; a copy of it is what a machine without power would still have. (ext4 writes more than it is asked for: that the
 * folders above a new one are synced too cannot be seen on it.)
 */
@Tag("slow")
class PowerLossTest {
    private static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    private static final byte[] CONTENT = Contents.bytes(21, 300_000);
    private static final Digest DIGEST = Digest.of(CONTENT);

    @TempDir
    private Path temporary;

    private Path image;
    private TestDisk disk;
    private FileBlobStore blobs;
    private FileUploadStore uploads;

    @BeforeEach
    void mount() throws IOException {
        image = temporary.resolve("image");
        disk = TestDisk.inFile(image, temporary.resolve("disk"));
        blobs = FileBlobStore.open(new DiskLayout(storage(disk)));
        uploads = new FileUploadStore(blobs);
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void keepsAReceivedBlob() throws IOException {
        uploads.receive(Contents.stream(CONTENT), DIGEST);
        assertThat(afterPowerLoss(DIGEST)).contains("whole");
    }

    @Test
    void keepsACommittedUpload() throws IOException {
        UploadId id = uploads.begin(REPOSITORY, Digest.Algorithm.SHA256).id();
        uploads.append(id, REPOSITORY, Contents.stream(CONTENT), Optional.empty());
        uploads.commit(id, REPOSITORY, DIGEST);
        assertThat(afterPowerLoss(DIGEST)).contains("whole");
    }

    @Test
    void keepsABlobThatWasFoundInPlaceButUnsynced() throws IOException {
        DiskLayout layout = new DiskLayout(storage(disk));
        Path target = layout.blob(DIGEST);
        Files.createDirectories(target.getParent());
        Path upload = Files.write(layout.uploads().resolve("upload"), CONTENT);
        try (FileChannel file = FileChannel.open(upload)) {
            file.force(false);
        }
        Files.move(upload, target);
        uploads.receive(Contents.stream(CONTENT), DIGEST);
        assertThat(afterPowerLoss(DIGEST)).contains("whole");
    }

    @Test
    void doesNotBringADeletedBlobBack() throws IOException {
        uploads.receive(Contents.stream(CONTENT), DIGEST);
        blobs.delete(DIGEST);
        assertThat(afterPowerLoss(DIGEST)).isEmpty();
    }

    /** Without this, the tests above would prove nothing: the copy must not have what was not synced. */
    @Test
    void losesWhatWasNotSynced() throws IOException {
        Path target = new DiskLayout(storage(disk)).blob(DIGEST);
        Files.createDirectories(target.getParent());
        Files.write(target, CONTENT);
        assertThat(afterPowerLoss(DIGEST)).isEmpty();
    }

    /** What becomes of the blob: empty when it is lost, "whole", or what is wrong with it. */
    private Optional<String> afterPowerLoss(Digest digest) throws IOException {
        Path copy = Files.copy(image, temporary.resolve("copy"));
        try (TestDisk later = TestDisk.existing(copy, temporary.resolve("later"))) {
            FileBlobStore found = FileBlobStore.open(new DiskLayout(storage(later)));
            return found.find(digest)
                    .map(blob -> new BlobVerifier(found)
                            .verify(blob)
                            .map(DamagedBlob::reason)
                            .orElse("whole"));
        }
    }

    private static Path storage(TestDisk disk) {
        return disk.folder().resolve("a/new/storage");
    }
}
