// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection without TLS that can have the kernel send a part of a file, whose bytes then never come into this process. Jetty
 * knows buffers only: it is given a stand-in of the part's length, and where that comes to be written, the file is sent.
 */
public final class FileSendingEndPoint extends PatientEndPoint {
    private volatile @Nullable FilePiece piece;

    /** As {@link PatientEndPoint}. */
    public FileSendingEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Predicate<EndPoint> serving,
            long patience) {
        super(channel, selector, key, scheduler, serving, patience);
    }

    /** What is sent in place of its stand-in, until another is expected. */
    void expect(FilePiece next) {
        piece = next;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        FilePiece expected = piece;
        int at = expected == null ? -1 : expected.indexIn(buffers);
        if (expected == null || at < 0) {
            return super.flush(buffers);
        }
        return (at == 0 || super.flush(Arrays.copyOf(buffers, at)))
                && send(expected)
                && (at == buffers.length - 1 || super.flush(Arrays.copyOfRange(buffers, at + 1, buffers.length)));
    }

    private boolean send(FilePiece expected) throws IOException {
        try {
            if (expected.sendTo(getChannel()) > 0) {
                notIdle();
                transferred();
            }
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new EofException(e);
        }
        return expected.isSent();
    }
}
