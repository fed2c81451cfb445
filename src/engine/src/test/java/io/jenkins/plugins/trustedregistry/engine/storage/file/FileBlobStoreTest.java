// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStoreContract;
import io.jenkins.plugins.trustedregistry.engine.storage.Contents;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
    private static final byte[] CONTENT = Contents.bytes(5, 200_000);
    private static final Digest DIGEST = Digest.of(CONTENT);

    @TempDir
    private Path temporary;

    private DiskLayout layout;
    private FileBlobStore blobs;

    @BeforeEach
    void open() throws IOException {
        layout = new DiskLayout(temporary.resolve("a/storage"));
        blobs = FileBlobStore.open(layout);
    }

    @Override
    protected BlobStore blobs() {
        return blobs;
    }

    @Override
    protected StoredBlob put(Digest.Algorithm algorithm, byte[] content) throws IOException {
        return new FileUploadStore(blobs).receive(Contents.stream(content), Digest.of(algorithm, content));
    }

    @Test
    void opensAFolderThatIsThere() throws IOException {
        put(Digest.Algorithm.SHA256, CONTENT);
        assertThat(FileBlobStore.open(layout).find(DIGEST)).contains(new StoredBlob(DIGEST, CONTENT.length));
    }

    @Test
    void doesNotOpenAFileAsItsFolder() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> FileBlobStore.open(new DiskLayout(file)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("file");
    }

    @Test
    void replacesABlobThatIsDamagedInSize() throws IOException {
        for (int damagedSize : new int[] {0, 1, CONTENT.length - 1, CONTENT.length + 1}) {
            resize(damagedSize);
            put(Digest.Algorithm.SHA256, CONTENT);
            assertThat(layout.blob(DIGEST)).hasBinaryContent(CONTENT);
        }
    }

    @Test
    void saysThatABlobIsShorterThanItWas() throws IOException {
        put(Digest.Algorithm.SHA256, CONTENT);
        resize(1000);
        assertThatThrownBy(() -> blobs.open(DIGEST, 0, CONTENT.length))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1000 bytes")
                .hasMessageContaining("check --storage");
    }

    @Test
    void leavesFilesThatAreNotItsOwnOutOfItsList() throws IOException {
        put(Digest.Algorithm.SHA256, CONTENT);
        Path shard = layout.blob(DIGEST).getParent();
        Files.createFile(shard.resolve("README"));
        Files.createFile(shard.resolveSibling("lost"));
        Files.createDirectory(shard.resolve(DIGEST.hex().replace(DIGEST.hex().charAt(63), '0')));
        Path misplaced = Files.createDirectories(shard.resolveSibling("zz"));
        Files.copy(layout.blob(DIGEST), misplaced.resolve(DIGEST.hex()));
        try (Stream<StoredBlob> all = blobs.list()) {
            assertThat(all).containsExactly(new StoredBlob(DIGEST, CONTENT.length));
        }
    }

    @Test
    void storesInAFolderThatWasTidiedAway() throws IOException {
        put(Digest.Algorithm.SHA256, CONTENT);
        blobs.delete(DIGEST);
        Files.delete(layout.blob(DIGEST).getParent());
        put(Digest.Algorithm.SHA256, CONTENT);
        assertThat(layout.blob(DIGEST)).hasBinaryContent(CONTENT);
    }

    private void resize(int size) throws IOException {
        Files.createDirectories(layout.blob(DIGEST).getParent());
        Files.write(layout.blob(DIGEST), new byte[CONTENT.length + 1]);
        try (FileChannel file = FileChannel.open(layout.blob(DIGEST), StandardOpenOption.WRITE)) {
            file.truncate(size);
        }
    }
}
