// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.io.ByteBufferPool;

/** Sends requests to servers that the rules allow, and gives the answers when they begin. */
final class Exchanges {
    /** A connection on which nothing moves ends by itself; this is for whatever keeps even that from happening. */
    private static final int LONGEST_HOURS = 24;

    private final TargetRules rules;
    private final ProxiedTargets proxied;

    Exchanges(TargetRules rules, ProxiedTargets proxied) {
        this.rules = rules;
        this.proxied = proxied;
    }

    /**
     * Blocks until the answer begins.
     *
     * @throws RefusedTargetException when the rules do not allow it
     * @throws IOException with a sentence when there is no answer, and its cause
     */
    OutboundDownload send(HttpClient client, OutboundExchange exchange) throws IOException, InterruptedException {
        requireAllowed(exchange);
        InputStreamResponseListener listener = new InputStreamResponseListener();
        Request request = client.newRequest(exchange.target())
                .method(exchange.method())
                .idleTimeout(exchange.patience().toMillis(), TimeUnit.MILLISECONDS);
        request.headers(fields -> exchange.headers().forEach(fields::put));
        exchange.body().ifPresent(body -> request.body(new Content(body)));
        request.send(listener);
        try {
            Response response = listener.get(LONGEST_HOURS, TimeUnit.HOURS);
            return new OutboundDownload(response, listener.getInputStream());
        } catch (InterruptedException e) {
            abort(request, e);
            throw e;
        } catch (TimeoutException e) {
            abort(request, e);
            throw failed(exchange, e);
        } catch (ExecutionException e) {
            throw failed(exchange, e);
        }
    }

    private void requireAllowed(OutboundExchange exchange) throws IOException {
        Optional<String> refused = rules.refusal(exchange.target());
        if (refused.isPresent()) {
            throw new RefusedTargetException(refused.get());
        }
        proxied.require(exchange.target());
    }

    private static IOException failed(OutboundExchange exchange, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedTargetException refused) {
                return refused;
            }
        }
        return new IOException(Troubles.sentence(e, exchange.target(), exchange.patience()), e);
    }

    /** Whether there was still something to break off does not matter. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void abort(Request request, Exception why) {
        request.abort(why);
    }

    /** Of a length that is told before, so that no server has to take it in chunks. */
    private static final class Content extends InputStreamRequestContent {
        private static final int PART_BYTES = 64 * 1024;

        private final long length;

        Content(OutboundExchange.Body body) {
            super(
                    "application/octet-stream",
                    body.in(),
                    new ByteBufferPool.Sized(ByteBufferPool.NON_POOLING, false, PART_BYTES));
            this.length = body.length();
        }

        @Override
        public long getLength() {
            return length;
        }
    }
}
