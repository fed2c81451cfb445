// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes of a temporary file. */
record FileBytes(FileChannel file, long size) implements Bytes {

    @Override
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        check(position, count);
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, count);
        long at = position;
        try {
            while (buffer.hasRemaining()) {
                int n = file.read(buffer, at);
                if (n < 0) {
                    throw new EOFException("The temporary file is shorter than what was written to it.");
                }
                at += n;
            }
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }
}
