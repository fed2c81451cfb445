// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Damaged blobs as files in a folder of their own. */
public final class FileQuarantine implements Quarantine {
    private final DiskLayout layout;

    public FileQuarantine(FileBlobStore blobs) {
        this.layout = blobs.layout();
    }

    @Override
    public Optional<Stamp> stamp(Digest digest) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(layout.blob(digest), BasicFileAttributes.class);
            return Optional.of(new Stamp(file.fileKey() + " " + file.size() + " " + file.lastModifiedTime()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean setAside(Digest digest, Stamp found) throws IOException {
        if (!stamp(digest).equals(Optional.of(found))) {
            return false;
        }
        Path folder = layout.quarantine();
        Files.createDirectories(folder);
        Files.move(layout.blob(digest), free(folder, digest), StandardCopyOption.ATOMIC_MOVE);
        SyncedFolders.sync(folder);
        SyncedFolders.sync(layout.folder(digest));
        return true;
    }

    /** A name that no earlier damage of the same blob has. */
    private static Path free(Path folder, Digest digest) {
        int number = 1;
        Path path;
        do {
            path = folder.resolve(digest.algorithm() + "." + digest.hex() + "." + number++);
        } while (Files.exists(path));
        return path;
    }
}
