// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** FileTree below a folder; nothing outside of it. */
record FolderFiles(Path folder) implements FileTree {

    @Override
    public Optional<InputStream> open(String path) throws IOException {
        Optional<Path> file = file(path);
        return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
    }

    @Override
    public OptionalLong size(String path) throws IOException {
        Optional<Path> file = file(path);
        return file.isPresent() ? OptionalLong.of(Files.size(file.get())) : OptionalLong.empty();
    }

    private Optional<Path> file(String path) throws IOException {
        try {
            Path real = folder.resolve(path).toRealPath();
            return real.startsWith(folder.toRealPath()) && Files.isRegularFile(real)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
