// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Removes the files of blobs, and syncs each folder once per batch. */
public final class FileBlobRemoval implements BlobRemoval {
    private final DiskLayout layout;

    public FileBlobRemoval(FileBlobStore blobs) {
        this.layout = blobs.layout();
    }

    @Override
    public Batch begin() {
        return new Removal(layout);
    }

    private static final class Removal implements Batch {
        private final DiskLayout layout;
        private final Set<Path> changed = new LinkedHashSet<>();

        Removal(DiskLayout layout) {
            this.layout = layout;
        }

        @Override
        public OptionalLong remove(Digest digest) throws IOException {
            Path file = layout.blob(digest);
            long size;
            try {
                size = Files.size(file);
                Files.delete(file);
            } catch (NoSuchFileException e) {
                return OptionalLong.empty();
            }
            changed.add(layout.folder(digest));
            if (!Files.notExists(file)) {
                throw new IOException("The blob " + digest + " was deleted, but is still there");
            }
            return OptionalLong.of(size);
        }

        @Override
        public void close() throws IOException {
            for (Path folder : changed) {
                SyncedFolders.sync(folder);
            }
            changed.clear();
        }
    }
}
