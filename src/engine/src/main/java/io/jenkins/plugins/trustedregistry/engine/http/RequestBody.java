// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as a blocking stream. Whatever keeps it from being read is the client's doing and comes out as {@link
 * TornBodyException}, at every further read again. Closing it lets go of memory and reads nothing more.
 */
final class RequestBody extends InputStream {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Request request;
    private final long bytesPerSecond;
    private final LongSupplier nanoTime;
    private final Blocker.Shared blocker = new Blocker.Shared();

    private Content.@Nullable Chunk chunk;
    private @Nullable TornBodyException torn;
    private boolean started;
    private boolean ended;
    private long received;
    private long waited;

    RequestBody(Request request, long bytesPerSecond, LongSupplier nanoTime) {
        this.request = request;
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether a read was ever tried. Only then has a client that asked with Expect been told to go on. */
    boolean started() {
        return started;
    }

    /** Whether the body was read to its end. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        started = true;
        Content.Chunk current = chunk == null ? next() : chunk;
        if (current == null) {
            return -1;
        }
        chunk = current;
        ByteBuffer bytes = current.getByteBuffer();
        int count = Math.min(bytes.remaining(), length);
        bytes.get(into, offset, count);
        if (!bytes.hasRemaining()) {
            ended = current.isLast();
            close();
        }
        return count;
    }

    /** A chunk with bytes, or null at the end. */
    private Content.@Nullable Chunk next() throws IOException {
        if (torn != null) {
            throw torn;
        }
        while (!ended) {
            Content.Chunk next = request.read();
            if (next == null) {
                await();
            } else if (Content.Chunk.isFailure(next)) {
                throw torn(next.getFailure());
            } else if (next.hasRemaining()) {
                received += next.remaining();
                return next;
            } else {
                ended = next.isLast();
                next.release();
            }
        }
        return null;
    }

    private void await() throws IOException {
        double seconds = waited / 1e9;
        if (waited >= GRACE.toNanos() && received < seconds * bytesPerSecond) {
            throw torn(new TimeoutException("fewer than " + bytesPerSecond + " bytes a second"));
        }
        long from = nanoTime.getAsLong();
        try (Blocker.Runnable arrival = blocker.runnable()) {
            request.demand(arrival);
            arrival.block();
        }
        waited += nanoTime.getAsLong() - from;
    }

    private TornBodyException torn(Throwable cause) {
        TornBodyException exception;
        if (cause instanceof TimeoutException) {
            exception = new TornBodyException(
                    408,
                    "The body came too slowly: " + cause.getMessage() + ". Try again on a better connection.",
                    cause);
        } else if (cause instanceof HttpException malformed) {
            exception = new TornBodyException(
                    malformed.getCode(), "The body broke off or is not well-formed HTTP. Send it again.", cause);
        } else {
            exception = new TornBodyException(400, "The body broke off before its end. Send it again.", cause);
        }
        torn = exception;
        return exception;
    }

    @Override
    public int available() {
        return chunk == null ? 0 : chunk.remaining();
    }

    @Override
    public void close() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }
}
