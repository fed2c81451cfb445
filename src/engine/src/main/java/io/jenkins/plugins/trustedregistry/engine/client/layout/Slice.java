// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file. Reads by position, so several readers of one channel do not disturb each other. */
record Slice(FileChannel channel, long from, long size) implements FileSet.Stored {

    @Override
    public InputStream open(long offset) {
        return new Reader(this, offset);
    }

    private static final class Reader extends InputStream {
        private final Slice slice;
        private long position;

        Reader(Slice slice, long position) {
            this.slice = slice;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int most = (int) Math.min(length, slice.size - position);
            if (most <= 0) {
                return -1;
            }
            int read = slice.channel.read(ByteBuffer.wrap(buffer, offset, most), slice.from + position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
