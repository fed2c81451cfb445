// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Over the network, with the JDK's client. HTTP/1.1, because large uploads are slower in its HTTP/2; redirects are not followed. A
 * connection on which nothing moves for a while is given up.
 */
public final class HttpTransport implements Transport {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client;
    private final ExecutorService threads;
    private final StallGuard guard;

    HttpTransport(SSLContext trust, Proxies proxies, Duration patience) {
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "registry-client");
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(threads)
                .sslContext(trust)
                .proxy(proxies.selector());
        proxies.login().ifPresent(builder::authenticator);
        client = builder.build();
        guard = new StallGuard(patience);
    }

    /** With certificates to trust, and a way to the network. */
    public static HttpTransport of(SSLContext trust, Proxies proxies) {
        return new HttpTransport(trust, proxies, PATIENCE);
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        Flow flow = new Flow();
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(http(request, flow), BodyHandlers.ofInputStream());
        flow.waits();
        StallGuard.Watch watch = guard.watch(flow, () -> {
            flow.giveUp();
            sent.cancel(true);
        });
        try {
            HttpResponse<InputStream> response = sent.get();
            return new Answer(
                    response.statusCode(), response.headers().map(), new GuardedStream(response.body(), guard));
        } catch (CancellationException e) {
            throw stalled(request, e);
        } catch (ExecutionException e) {
            if (flow.isGivenUp()) {
                throw stalled(request, e);
            }
            throw failure(request, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw e;
        } finally {
            watch.close();
        }
    }

    private static IOException stalled(Request request, Exception cause) {
        return new IOException(
                "Nothing moved on the connection to " + request.uri().getRawAuthority(), cause);
    }

    private static HttpRequest http(Request request, Flow flow) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        request.headers().forEach(builder::header);
        BodyPublisher body = request.payload()
                .map(payload -> publisher(payload, flow))
                .orElseGet(() ->
                        request.method().equals("POST") || request.method().equals("PUT")
                                ? BodyPublishers.ofByteArray(new byte[0])
                                : BodyPublishers.noBody());
        return builder.method(request.method(), body).build();
    }

    private static BodyPublisher publisher(Payload payload, Flow flow) {
        if (payload.size() == 0) {
            return BodyPublishers.ofByteArray(new byte[0]);
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        return new CountedStream(payload.open(), flow);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new UncheckedIOException(new IOException("Interrupted", e));
                    }
                }),
                payload.size());
    }

    private static IOException failure(Request request, Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof UncheckedIOException reading && reading.getCause() != null) {
                return reading.getCause();
            }
        }
        return cause instanceof IOException broken
                ? broken
                : new IOException("The exchange with " + request.uri().getRawAuthority() + " broke off", cause);
    }

    @Override
    public void close() {
        guard.close();
        threads.shutdownNow();
    }
}
