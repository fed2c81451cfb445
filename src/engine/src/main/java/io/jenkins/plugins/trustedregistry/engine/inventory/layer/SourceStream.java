// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The stored bytes of a layer: counted, and with its own failures remembered, so that a storage that fails is never taken for a
 * layer that is damaged.
 */
final class SourceStream extends FilterInputStream {
    private long count;
    private boolean ended;
    private @Nullable IOException failure;

    SourceStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /** Throws what reading the stored bytes threw, if it did. */
    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int n = in.read(target, offset, length);
            ended = n < 0;
            count += Math.max(n, 0);
            return n;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** {@code GZIPInputStream} looks for a further member only where something is available: there may be, until the end. */
    @Override
    public int available() {
        return ended ? 0 : 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }
}
