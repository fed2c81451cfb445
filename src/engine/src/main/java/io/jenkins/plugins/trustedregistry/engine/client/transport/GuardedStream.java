// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.io.IOException;
import java.io.InputStream;

/** A body on its way in. A read that waits for too long fails. */
final class GuardedStream extends InputStream {
    private final InputStream in;
    private final Flow flow = new Flow();
    private final StallGuard.Watch watch;
    private volatile boolean stalled;

    GuardedStream(InputStream in, StallGuard guard) {
        this.in = in;
        this.watch = guard.watch(flow, this::giveUp);
    }

    private void giveUp() {
        stalled = true;
        try {
            in.close();
        } catch (IOException e) {
            return; // whoever reads hears of it by the flag
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        flow.waits();
        try {
            int read = in.read(buffer, offset, length);
            if (stalled) {
                throw new IOException("Nothing moved on the connection");
            }
            return read;
        } finally {
            flow.rests();
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        in.close();
    }
}
