// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body on its way out: whenever more of it is asked for, the connection has taken what went before. */
final class CountedStream extends FilterInputStream {
    private final Flow flow;

    CountedStream(InputStream in, Flow flow) {
        super(in);
        this.flow = flow;
    }

    @Override
    public int read() throws IOException {
        flow.rests(); // a slow source is not a slow connection
        int read = in.read();
        flow.waits();
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        flow.rests();
        int read = in.read(buffer, offset, length);
        flow.waits();
        return read;
    }
}
