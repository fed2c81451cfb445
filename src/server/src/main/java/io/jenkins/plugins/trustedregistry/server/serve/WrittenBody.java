// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** What a body writes, to be read while it is written, by a thread of its own. When the writer fails, so does the reader. */
final class WrittenBody extends InputStream {
    private static final int BUFFER = 256 * 1024;

    private final PipedInputStream pipe = new PipedInputStream(BUFFER);
    private volatile IOException failure = new IOException("The body is not written to its end yet");
    private volatile boolean whole;

    WrittenBody(Body.Writer writer) throws IOException {
        PipedOutputStream end = new PipedOutputStream(pipe);
        Thread thread = new Thread(() -> write(writer, end), "registry-body");
        thread.setDaemon(true);
        thread.start();
    }

    private void write(Body.Writer writer, PipedOutputStream out) {
        try (out) {
            writer.writeTo(out);
            whole = true;
        } catch (IOException | RuntimeException e) {
            failure = new IOException("The body could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        return checked(pipe.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return checked(pipe.read(into, offset, length));
    }

    /** The pipe's end is the body's only when all was written. */
    private int checked(int read) throws IOException {
        if (read < 0 && !whole) {
            throw failure;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
