// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult.Tried;
import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tries a storage before a setting that names it is saved: stores a small blob in the very way pushes do, reads it back, deletes
 * it; for people also step by step. Leaves nothing behind, and harms nothing where a registry is at work already.
 */
public final class StorageProbe {
    private static final int SIZE = 64 * 1024;
    private static final long GIB = 1L << 30;
    private static final int SOME = 200;

    private final SecureRandom random;

    public StorageProbe(SecureRandom random) {
        this.random = random;
    }

    /** Tries a local folder, or one on a mounted file system. Folders that the probe had to make are removed again. */
    public ProbeResult folder(Path folder) {
        return tried(folder, (blobs, steps) -> {});
    }

    /**
     * The same, with each step on its own.
     *
     * @param home the registry's, whose file system may be another one
     */
    public ProbeResult stepByStep(Path folder, Path home) {
        return tried(folder, (blobs, steps) -> new ProbeSteps(blobs.layout(), random, steps).take(home));
    }

    private interface More {
        void take(FileBlobStore blobs, List<Tried> steps) throws IOException;
    }

    private ProbeResult tried(Path folder, More more) {
        DiskLayout layout = new DiskLayout(folder);
        Deque<Path> made = missing(layout);
        List<Tried> steps = new ArrayList<>();
        try {
            FileBlobStore blobs = FileBlobStore.open(layout);
            more.take(blobs, steps);
            roundTrip(blobs, new FileUploadStore(blobs), made, layout);
            return new ProbeResult(
                    true, false, "The folder " + layout.root() + " can be used: " + space(layout.root()) + ".", steps);
        } catch (IOException e) {
            return new ProbeResult(
                    false,
                    e instanceof StorageFullException,
                    "The folder " + layout.root() + " cannot hold images: " + reason(e),
                    steps);
        } finally {
            made.forEach(StorageProbe::removeIfEmpty);
        }
    }

    /**
     * Whether a folder holds what a store in another one does, as far as some blobs tell: naming another folder moves nothing. Changes
     * nothing. Empty: it does; else a sentence with the next step.
     */
    public static Optional<String> missing(FileBlobStore from, Path to) throws IOException {
        List<Digest> some = new FileBlobWalk(from).after(Optional.empty(), SOME);
        DiskLayout there = new DiskLayout(to);
        if (some.stream().allMatch(digest -> Files.exists(there.blob(digest)))) {
            return Optional.empty();
        }
        Path here = from.layout().root();
        return Optional.of("The folder " + there.root() + " does not hold the layers that are in " + here
                + ", so no image could be pulled: copy them there first ('cp -a " + here + "/. " + there.root()
                + "/', which does not disturb the registry), and once more right before you save.");
    }

    private void roundTrip(BlobStore blobs, UploadStore uploads, Deque<Path> made, DiskLayout layout)
            throws IOException {
        byte[] content = new byte[SIZE];
        random.nextBytes(content);
        Digest digest = Digest.of(content);
        if (Files.notExists(layout.folder(digest))) {
            made.addFirst(layout.folder(digest));
        }
        try {
            uploads.receive(new ByteArrayInputStream(content), digest);
            try (InputStream in = blobs.open(digest, 0, SIZE)) {
                if (!Arrays.equals(in.readAllBytes(), content)) {
                    throw new IOException("what was read back is not what was written; this storage damages data");
                }
            }
        } finally {
            blobs.delete(digest);
        }
        if (blobs.find(digest).isPresent()) {
            throw new IOException("a file that was deleted is still there");
        }
    }

    /** The folders that opening the storage will make, innermost first. */
    private static Deque<Path> missing(DiskLayout layout) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path above = layout.root(); above != null && Files.notExists(above); above = above.getParent()) {
            missing.addLast(above);
        }
        layout.folders().stream().filter(Files::notExists).forEach(missing::addFirst);
        return missing;
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Somebody has begun to use it, or it may not be removed; an empty folder does no harm.
            return;
        }
    }

    static String space(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return "%d of %d GiB are free".formatted(store.getUsableSpace() / GIB, store.getTotalSpace() / GIB);
    }

    static String reason(IOException failure) {
        if (failure instanceof StorageFullException) {
            return "no space is left on its disk. Free some, or choose another folder.";
        } else if (failure instanceof AtomicMoveNotSupportedException) {
            return "its subfolders lie on different file systems, between which a file cannot be moved in one step. Keep"
                    + " 'blobs' and 'uploads' on one file system.";
        } else if (failure instanceof AccessDeniedException denied) {
            return "the account that runs the registry may not write to " + denied.getFile()
                    + ". Give it the right (chown, chmod), or choose another folder.";
        } else if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return ((FileSystemException) failure).getFile() + " is not a folder. Choose another name.";
        } else if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be made, or was removed a moment later. Choose another folder.";
        }
        return failure.getMessage() + ". Mend this, or choose another folder.";
    }
}
