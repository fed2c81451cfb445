// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Bytes that come up to a gate, and behind it only when it is opened. */
final class GatedBytes extends InputStream {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final long gate;
    private final long size;
    private long given;

    GatedBytes(long gate, long size) {
        this.gate = gate;
        this.size = size;
    }

    void open() {
        opened.countDown();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (given == gate) {
            pass();
        }
        int now = (int) Math.min(length, (given < gate ? gate : size) - given);
        if (now == 0) {
            return length == 0 ? 0 : -1;
        }
        Arrays.fill(into, offset, offset + now, (byte) 'x');
        given += now;
        return now;
    }

    private void pass() throws IOException {
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Nobody wants the rest", e);
        }
    }
}
