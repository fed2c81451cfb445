// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.remote;

import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;

/** The body of an answer, whose connection is let go of with it. Whoever is interrupted while reading stays interrupted. */
final class DownloadedBody extends FilterInputStream {
    private final OutboundDownload download;

    DownloadedBody(OutboundDownload download) {
        super(download.body());
        this.download = download;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            download.close(); // there is no time to read even a short rest
        } else {
            download.release();
        }
    }
}
