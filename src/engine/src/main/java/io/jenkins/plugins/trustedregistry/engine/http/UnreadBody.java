// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A request body that was answered before it was read. Closing the connection at once would reset it, and the client, still
 * sending, might never see the answer. So the answer goes out first (on HTTP/1 with {@code Connection: close}), and what still
 * comes is thrown away for a while. HTTP/2 could end the one stream instead, but some clients (Java's) send on nevertheless
 * and look at the answer last. Takes no thread while it waits.
 */
final class UnreadBody implements Callback, Runnable {
    private static final Duration LINGER = Duration.ofSeconds(10);
    private static final int WORTH_READING = 256 * 1024;

    private final Request request;
    private final Callback done;
    private final AtomicBoolean finished = new AtomicBoolean();
    private Scheduler.@Nullable Task deadline;

    private UnreadBody(Request request, Callback done) {
        this.request = request;
        this.done = done;
    }

    /** What to call when the response is written, so that the rest of the body is dealt with first. To be asked before. */
    static Callback before(Callback done, Request request, Response response, RequestBody body) {
        boolean multiplexed = isMultiplexed(request);
        if (body.ended() || !(multiplexed || mayHaveBody(request))) {
            return done;
        }
        boolean withheld = !body.started() && request.getHeaders().contains(HttpHeader.EXPECT);
        if (!withheld && restHasArrived(request)) {
            return done;
        }
        if (!multiplexed) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        return withheld ? done : new UnreadBody(request, done);
    }

    private static boolean mayHaveBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static boolean isMultiplexed(Request request) {
        return request.getConnectionMetaData().getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion();
    }

    /** Reads what is there already; a small body is most likely complete, and the connection can be kept. */
    private static boolean restHasArrived(Request request) {
        for (int read = 0; read < WORTH_READING; ) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return false;
            }
            read += chunk.remaining();
            chunk.release();
            if (chunk.isLast()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void succeeded() {
        deadline =
                request.getComponents().getScheduler().schedule(this::finish, LINGER.toMillis(), TimeUnit.MILLISECONDS);
        run();
    }

    @Override
    public void failed(Throwable cause) {
        done.failed(cause);
    }

    @Override
    public void run() {
        while (!finished.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            boolean over = Content.Chunk.isFailure(chunk) || chunk.isLast();
            chunk.release();
            if (over) {
                finish();
            }
        }
    }

    private void finish() {
        if (finished.compareAndSet(false, true)) {
            if (deadline != null) {
                deadline.cancel();
            }
            done.succeeded();
        }
    }
}
