// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Content that a {@link Workspace} holds until this is closed; its bytes must not be used afterwards. */
public sealed interface Held extends Closeable {

    Bytes bytes();

    /** In memory that the workspace uses again. */
    final class InMemory implements Held {
        private final Workspace workspace;
        private final byte[] memory;
        private final int length;
        private boolean closed;

        InMemory(Workspace workspace, byte[] memory, int length) {
            this.workspace = workspace;
            this.memory = memory;
            this.length = length;
        }

        @Override
        public Bytes bytes() {
            return Bytes.of(memory, length);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                workspace.give(memory);
            }
        }
    }

    /** In a temporary file, which is deleted. */
    final class InFile implements Held {
        private final Path path;
        private final FileChannel file;
        private final long size;

        private InFile(Path path, FileChannel file, long size) {
            this.path = path;
            this.file = file;
            this.size = size;
        }

        static InFile write(Path path, byte[] head, int length, InputStream rest, long limit) throws IOException {
            try {
                long size = copy(path, head, length, rest, limit);
                return new InFile(path, open(path), size);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        }

        private static long copy(Path path, byte[] head, int length, InputStream rest, long limit) throws IOException {
            long size = length;
            try (TemporaryOutput out = new TemporaryOutput(path)) {
                out.write(head, length);
                int n;
                while ((n = rest.read(head, 0, head.length)) > 0) {
                    size += n;
                    if (size > limit) {
                        throw NotScannableException.tooLarge("It", limit);
                    }
                    out.write(head, n);
                }
            }
            return size;
        }

        private static FileChannel open(Path path) throws IOException {
            try {
                return FileChannel.open(path, StandardOpenOption.READ);
            } catch (IOException e) {
                throw new TemporaryFileException(e);
            }
        }

        @Override
        public Bytes bytes() {
            return new FileBytes(file, size);
        }

        @Override
        public void close() throws IOException {
            try {
                file.close();
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }
}
