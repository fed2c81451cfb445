// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and gives no more than it may. */
final class CountedStream extends FilterInputStream {
    private final long most;
    private final String tooMuch;
    private long count;

    /** @param tooMuch the sentence when there is more */
    CountedStream(InputStream in, long most, String tooMuch) {
        super(in);
        this.most = most;
        this.tooMuch = tooMuch;
    }

    static CountedStream unlimited(InputStream in) {
        return new CountedStream(in, Long.MAX_VALUE, "");
    }

    long count() {
        return count;
    }

    private void add(long read) throws IOException {
        count += Math.max(read, 0);
        if (count > most) {
            throw new RefusedDataException(tooMuch);
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        add(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        add(read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        add(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
