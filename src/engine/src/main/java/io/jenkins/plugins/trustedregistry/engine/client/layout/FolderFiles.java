// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a folder. Links are followed: build tools make layouts of links, and all content is checked. */
final class FolderFiles implements FileSet {
    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Stored> find(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        long size = Files.size(file);
        return Optional.of(new Stored() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                InputStream in = Files.newInputStream(file);
                try {
                    in.skipNBytes(offset);
                    return in;
                } catch (IOException e) {
                    in.close();
                    throw e;
                }
            }
        });
    }

    @Override
    public String shownName() {
        return folder.toString();
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
