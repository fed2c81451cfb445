// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Folders that a loss of power cannot take away again. A new file is safe only when its own bytes, its name in its folder, and
 * that folder's name in the one above, and so on, are all on stable storage.
 */
final class SyncedFolders {
    private final Path root;
    /** Folders whose own name was synced by this process; one that is found may come from a process that was killed before. */
    private final Set<Path> safe = ConcurrentHashMap.newKeySet();

    /** Makes the root, and what is missing above it. */
    SyncedFolders(Path root) throws IOException {
        this.root = root;
        makeMissing(root);
    }

    private static void makeMissing(Path folder) throws IOException {
        Path above = folder.getParent();
        if (above != null && !Files.isDirectory(folder)) {
            makeMissing(above);
            makeOne(folder);
            sync(above);
        }
    }

    /** Sees to it that the folder is there and safe. It must lie below the root. */
    void make(Path folder) throws IOException {
        Path above = folder.getParent();
        if (folder.equals(root) || above == null || safe.contains(folder)) {
            return;
        }
        make(above);
        makeOne(folder);
        sync(above);
        safe.add(folder);
    }

    /** To be called when the folder turned out to be missing: the next {@link #make} will make it again. */
    void forget(Path folder) {
        safe.remove(folder);
    }

    /** Puts the names in the folder on stable storage: what was added, renamed and removed. */
    static void sync(Path folder) throws IOException {
        // Windows has no such call; NTFS keeps its own journal of names.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void makeOne(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
