// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Blobs as files in a local folder or on a mounted file system (NFS). The folder belongs to one server at a time. */
public final class FileBlobStore implements BlobStore {
    private final DiskLayout layout;
    private final SyncedFolders folders;

    private FileBlobStore(DiskLayout layout, SyncedFolders folders) {
        this.layout = layout;
        this.folders = folders;
    }

    /** Opens the storage folder, making it when it is missing. Needs no repair after a crash, and looks for none. */
    public static FileBlobStore open(DiskLayout layout) throws IOException {
        try {
            SyncedFolders folders = new SyncedFolders(layout.root());
            for (Path folder : layout.folders()) {
                folders.make(folder);
            }
            return new FileBlobStore(layout, folders);
        } catch (IOException e) {
            throw FullDisk.recognised(e, layout.root());
        }
    }

    DiskLayout layout() {
        return layout;
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(layout.blob(digest), BasicFileAttributes.class);
            return Optional.of(new StoredBlob(digest, attributes.size())).filter(found -> attributes.isRegularFile());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        FileChannel file = FileChannel.open(layout.blob(digest), StandardOpenOption.READ);
        try {
            if (offset + length > file.size()) {
                throw new EOFException("The blob " + digest + " has only " + file.size() + " bytes in the storage, but "
                        + (offset + length) + " were to be read. Run 'check --storage' to find damaged blobs.");
            }
            return new FilePart(file, offset, length);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Optional<Path> file(Digest digest) {
        return Optional.of(layout.blob(digest)).filter(Files::isRegularFile);
    }

    @Override
    public boolean delete(Digest digest) throws IOException {
        if (!Files.deleteIfExists(layout.blob(digest))) {
            return false;
        }
        SyncedFolders.sync(layout.folder(digest));
        return true;
    }

    /** Holds the names of one folder in memory at a time: of all blobs, one in 256. */
    @Override
    public Stream<StoredBlob> list() {
        return Stream.of(Digest.Algorithm.values()).flatMap(this::list);
    }

    private Stream<StoredBlob> list(Digest.Algorithm algorithm) {
        return entries(layout.blobs(algorithm)).stream()
                .flatMap(folder -> entries(folder).stream())
                .flatMap(file -> layout.digest(algorithm, file).stream())
                .flatMap(digest -> {
                    try {
                        return find(digest).stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the blob is here in this size; if so, it is on stable storage when this returns, whoever brought it. */
    boolean holds(StoredBlob blob) throws IOException {
        if (!find(blob.digest()).equals(Optional.of(blob))) {
            return false;
        }
        // A racing commit may have renamed it into place and not yet synced the folder, or been killed in between.
        SyncedFolders.sync(layout.folder(blob.digest()));
        return true;
    }

    /**
     * Makes a file of this storage folder a blob, in place of one that is damaged in size. Closes and consumes the file; but when
     * this throws because a folder cannot be written, the file stays and the call may be repeated. The caller has verified the
     * digest.
     */
    void adopt(Path file, FileChannel open, StoredBlob blob) throws IOException {
        try {
            syncContent(file, open);
            rename(file, blob.digest());
            SyncedFolders.sync(layout.folder(blob.digest()));
        } catch (IOException e) {
            throw FullDisk.recognised(e, layout.root());
        }
    }

    /** A sync that failed must not be asked for again: the kernel may have dropped the bytes, and would say yes. */
    private static void syncContent(Path file, FileChannel open) throws IOException {
        try (open) {
            open.force(false);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void rename(Path file, Digest digest) throws IOException {
        Path folder = layout.folder(digest);
        folders.make(folder);
        try {
            Files.move(file, layout.blob(digest), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Somebody has tidied empty folders away.
            folders.forget(folder);
            folders.make(folder);
            Files.move(file, layout.blob(digest), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
