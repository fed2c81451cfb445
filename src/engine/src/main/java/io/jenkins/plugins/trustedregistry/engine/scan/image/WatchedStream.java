// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the watch of what is read, and hands on what it throws as a failure of the reading, so that no parser swallows it. */
final class WatchedStream extends FilterInputStream {
    private static final int STEP = 256 * 1024;

    private final Watch watch;
    private long untold;

    WatchedStream(InputStream in, Watch watch) {
        super(in);
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        tell(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, Math.min(length, STEP));
        tell(Math.max(n, 0));
        return n;
    }

    private void tell(long more) throws StoppedException {
        untold += more;
        if (untold >= STEP) {
            long now = untold;
            untold = 0;
            try {
                watch.read(now);
            } catch (RuntimeException e) {
                throw new StoppedException(e);
            }
        }
    }

    /** The watch wants no more. */
    static final class StoppedException extends IOException {
        private final RuntimeException why;

        StoppedException(RuntimeException why) {
            super(why);
            this.why = why;
        }

        RuntimeException why() {
            return why;
        }
    }
}
