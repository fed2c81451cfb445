// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.http.connection.FileSendingEndPoint;
import io.jenkins.plugins.trustedregistry.engine.http.connection.TlsConnections;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/** Jetty, put together for a registry: few, large, streamed bodies. */
final class JettyListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int READ_BUFFER = 128 * 1024;
    private static final int SEND_BUFFER = 128 * 1024;
    /** Times the most connections, this is 64 MiB. */
    private static final int SMALL_SEND_BUFFER = 16 * 1024;
    /** Together 16 MiB: connections with TLS whose clients are slow hold theirs. */
    private static final int MOST_LARGE = 128;

    /** Larger buffers are not pooled. */
    private static final int LARGEST = Math.max(SEND_BUFFER, TlsConnections.LARGE);

    private static final int MOST_POOLED_HEAP = 16 * 1024 * 1024;
    private static final int MOST_POOLED_DIRECT = 64 * 1024 * 1024;
    private static final int LEAST_THREADS = 8;
    private static final int ACCEPTORS = 1;

    private final ListenerOptions options;
    private final Server server;
    private final ServerConnector connector;
    private final CallReader calls;
    private final Optional<TlsContext> tls;

    JettyListener(
            ListenerOptions options,
            Optional<ServerCertificate> certificate,
            Router router,
            Incidents incidents,
            MeterRegistry meters)
            throws IOException {
        this.options = options;
        tls = certificate.isPresent()
                ? Optional.of(new TlsContext(certificate.get(), options.clientAuthorities()))
                : Optional.empty();
        ByteBufferPool buffers =
                new ArrayByteBufferPool(0, 4096, LARGEST, Integer.MAX_VALUE, MOST_POOLED_HEAP, MOST_POOLED_DIRECT);
        server = new Server(threads(options.limits()), new ScheduledExecutorScheduler("registry-timer", true), buffers);
        Loiterers loiterers = new Loiterers(options.limits(), server.getScheduler(), System::nanoTime);
        connector = connector(loiterers);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(options.limits().connections(), connector));
        connector.addBean(loiterers);
        calls = new CallReader(
                certificate.isEmpty(), new Forwarding(options.publicAddress(), options.trustedProxies()));
        UsualHeaders usual =
                new UsualHeaders(certificate.isPresent() ? options.strictTransport() : Duration.ZERO, incidents.id());
        ReplySender replies = new ReplySender(
                new ByteBufferPool.Sized(buffers, true, SEND_BUFFER),
                new ByteBufferPool.Sized(buffers, true, SMALL_SEND_BUFFER),
                usual);
        server.setErrorHandler(new RefusedByListener(replies, router, calls, incidents));
        Traffic traffic =
                new Traffic(meters, options.accessLog() ? LoggerFactory.getLogger("access") : NOPLogger.NOP_LOGGER);
        Reception reception = new Reception(traffic, loiterers, incidents);
        FrontDoor door = new FrontDoor(
                router, calls, replies, reception, options.limits().bytesPerSecond());
        server.setHandler(new GracefulHandler(door));
        server.setStopTimeout(options.limits().drain().toMillis());
    }

    private static QueuedThreadPool threads(ListenerLimits limits) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), Math.min(LEAST_THREADS, limits.threads()));
        threads.setName("registry-http");
        threads.setDaemon(true);
        return threads;
    }

    private ServerConnector connector(Loiterers loiterers) {
        HttpConfiguration http = configuration();
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        http1.setInputBufferSize(READ_BUFFER);
        ConnectionFactory[] factories = {http1};
        if (tls.isPresent()) {
            ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
            alpn.setDefaultProtocol(http1.getProtocol());
            factories = new ConnectionFactory[] {
                new TlsConnections(tls.get().factory(), alpn.getProtocol(), new Semaphore(MOST_LARGE)),
                alpn,
                http2(http),
                http1
            };
        }
        int selectors = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        ServerConnector made = new ServerConnector(server, ACCEPTORS, selectors, factories) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                return new FileSendingEndPoint(
                        channel,
                        selector,
                        key,
                        getScheduler(),
                        loiterers::serves,
                        options.limits().idle().toMillis());
            }
        };
        made.setHost(options.host());
        made.setPort(options.port());
        made.setIdleTimeout(options.limits().idle().toMillis());
        made.setShutdownIdleTimeout(250);
        return made;
    }

    private static HTTP2ServerConnectionFactory http2(HttpConfiguration http) {
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        // Go's clients fill frames as large as they may; each frame costs a change of threads here.
        http2.setMaxFrameSize(SEND_BUFFER);
        http2.setInputBufferSize(READ_BUFFER);
        return http2;
    }

    private HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(options.limits().headerBytes());
        http.setOutputBufferSize(SEND_BUFFER);
        // The router reads the raw path itself, strictly, and refuses in the format of the API that was meant.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) { // what Jetty declares
            stop();
            throw new IOException(
                    "The registry can't listen on " + options.host() + ":" + options.port() + ": " + e.getMessage()
                            + ". Stop what uses that port, or choose another address.",
                    e);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    TlsContext tls() {
        return tls.orElseThrow(() -> new IllegalStateException("The listener speaks no TLS"));
    }

    void reachedThrough(Forwarding forwarding) {
        calls.use(forwarding);
    }

    void stop() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.warn(
                    "Not all requests ended within {}; the rest was cut off",
                    options.limits().drain());
        } catch (Exception e) { // what Jetty declares
            LOG.warn("The listener did not stop cleanly", e);
        }
    }
}
