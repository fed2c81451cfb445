// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes every write, and says only when it is synced that it could not keep it: a file system in a file that has no
 * room to grow. The kernel tells that once; whoever syncs again is told that all is well.
 */
class LostWritesTest {
    private static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    private static final byte[] CONTENT = Contents.bytes(31, 70 << 20);
    private static final Digest DIGEST = Digest.of(CONTENT);

    @TempDir
    private Path temporary;

    private TestDisk small;
    private TestDisk disk;
    private FileBlobStore blobs;
    private FileUploadStore uploads;

    @BeforeEach
    void mount() throws IOException {
        small = TestDisk.inMemory(temporary.resolve("small"), 30 << 20, 40);
        disk = TestDisk.inFile(small.folder().resolve("image"), 200 << 20, temporary.resolve("disk"));
        blobs = FileBlobStore.open(new DiskLayout(disk.folder().resolve("storage")));
        uploads = new FileUploadStore(blobs);
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
        if (small != null) {
            small.close();
        }
    }

    @Test
    void whatIsLostDuringAnUploadIsToldThereAndTheUploadIsGone() throws IOException {
        UploadId id = uploads.begin(REPOSITORY, Digest.Algorithm.SHA256).id();
        InputStream content = Contents.stream(CONTENT);
        assertThatThrownBy(() -> uploads.append(id, REPOSITORY, content, Optional.empty()))
                .isInstanceOf(IOException.class);
        assertThat(uploads.status(id, REPOSITORY)).isEmpty();
        assertThatThrownBy(() -> uploads.commit(id, REPOSITORY, DIGEST)).hasMessageContaining("upload");
        assertThat(blobs.find(DIGEST)).isEmpty();
    }

    @Test
    void aBlobInOneCallIsRefused() throws IOException {
        InputStream content = Contents.stream(CONTENT);
        assertThatThrownBy(() -> uploads.receive(content, DIGEST)).isInstanceOf(IOException.class);
        assertThat(blobs.find(DIGEST)).isEmpty();
    }
}
