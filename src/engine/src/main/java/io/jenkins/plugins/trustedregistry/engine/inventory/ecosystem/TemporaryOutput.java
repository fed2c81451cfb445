// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a temporary file; what goes wrong is a {@link TemporaryFileException}, and so is never taken for a damaged layer. */
final class TemporaryOutput implements Closeable {
    private final OutputStream out;

    TemporaryOutput(Path path) throws TemporaryFileException {
        try {
            out = Files.newOutputStream(path);
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }

    void write(byte[] bytes, int length) throws TemporaryFileException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }

    @Override
    public void close() throws TemporaryFileException {
        try {
            out.close();
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }
}
