// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inprocess;

import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call in process. What goes wrong where it comes from is no fault of the registry: to that it is a body that ended too
 * early, and whoever sent it learns the cause from here. It can be broken off by another thread, which interrupts the one that reads
 * while it reads, and only then: an interrupt in the storage would close its files.
 */
final class BrokenOffBody extends InputStream {
    private static final int BAD_REQUEST = 400;

    private final InputStream in;
    private @Nullable Thread reader; // guarded by this
    private boolean broken; // guarded by this
    private volatile @Nullable IOException failure;

    BrokenOffBody(InputStream in) {
        this.in = in;
    }

    /** Nothing is read from now on. */
    synchronized void breakOff() {
        broken = true;
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** Why it could not be read. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        begin();
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw torn(e);
        } finally {
            end();
        }
    }

    private synchronized void begin() throws IOException {
        if (broken) {
            throw torn(new IOException("The client was interrupted"));
        }
        reader = Thread.currentThread();
    }

    private synchronized void end() {
        reader = null;
        if (broken && Thread.interrupted()) {
            return; // the interrupt was meant for the reading, which is over
        }
    }

    private static TornBodyException torn(IOException cause) {
        return new TornBodyException(
                BAD_REQUEST, "What was sent broke off before its end. Send the rest, or begin anew.", cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
