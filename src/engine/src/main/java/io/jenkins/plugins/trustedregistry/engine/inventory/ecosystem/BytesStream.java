// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;
import java.io.InputStream;

/** Bytes as a stream. */
public final class BytesStream extends InputStream {
    private final Bytes bytes;
    private long position;

    public BytesStream(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        long left = bytes.size() - position;
        if (length == 0) {
            return 0;
        }
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(length, left);
        bytes.read(position, target, offset, count);
        position += count;
        return count;
    }
}
