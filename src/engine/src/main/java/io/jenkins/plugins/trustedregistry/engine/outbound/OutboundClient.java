// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to servers that the rules allow. Nothing blocks a thread while a server is slow. Servers that are trusted in different ways
 * have clients of their own, so a connection made with less care is never used for a call that asks for more.
 */
public final class OutboundClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundClient.class);
    private static final int MOST_CLIENTS = 32;
    private static final int THREADS = 16;
    private static final long IDLE_MILLIS = 30_000;

    private final TargetRules rules;
    private final NameService names;
    private final Optional<OutboundProxy> proxy;
    private final ProxiedTargets proxied;
    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    private final ScheduledExecutorScheduler timer = new ScheduledExecutorScheduler("registry-outbound-timer", true);
    private final Map<Trust, HttpClient> clients = new LinkedHashMap<>(16, 0.75f, true); // guarded by this
    private boolean closed; // guarded by this

    public OutboundClient(TargetRules rules, NameService names) {
        this(rules, names, Optional.empty());
    }

    /**
     * @param proxy may be called wherever it stands. Who is called through it is looked up by the proxy, so the rules see an address
     *     only where this machine can look it up too, and what it finds is refused as ever
     */
    public OutboundClient(TargetRules rules, NameService names, Optional<OutboundProxy> proxy) {
        this.rules = rules;
        this.names = names;
        this.proxy = proxy;
        this.proxied = new ProxiedTargets(rules, names, proxy);
        threads.setName("registry-outbound");
        threads.setDaemon(true);
        try {
            threads.start();
            timer.start();
        } catch (Exception e) { // what Jetty declares
            throw new IllegalStateException("Threads for calls to other servers could not be started", e);
        }
    }

    public TargetRules rules() {
        return rules;
    }

    /** Always completes with an answer, never with an exception. */
    public CompletableFuture<OutboundAnswer> post(OutboundPost post) {
        long begin = System.nanoTime();
        Optional<String> refused = rules.refusal(post.target());
        if (refused.isPresent()) {
            return CompletableFuture.completedFuture(AnswerReader.none(refused.get(), begin));
        }
        CompletableFuture<OutboundAnswer> answer = new CompletableFuture<>();
        if (proxy.isPresent()) {
            lookUpAndSend(post, begin, answer);
        } else {
            send(post, begin, answer);
        }
        return answer;
    }

    /** Looking up a name takes its time. */
    private void lookUpAndSend(OutboundPost post, long begin, CompletableFuture<OutboundAnswer> answer) {
        try {
            threads.execute(() -> send(post, begin, answer));
        } catch (RejectedExecutionException e) {
            answer.complete(AnswerReader.none("The registry is closing.", begin));
        }
    }

    private void send(OutboundPost post, long begin, CompletableFuture<OutboundAnswer> answer) {
        try {
            proxied.require(post.target());
            Request request = client(post.trust())
                    .newRequest(post.target())
                    .method(HttpMethod.POST)
                    .timeout(post.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .body(new StringRequestContent(post.contentType(), post.body(), StandardCharsets.UTF_8));
            request.headers(fields -> post.headers().forEach(fields::put));
            request.send(new AnswerReader(post, begin, answer));
        } catch (IOException | RuntimeException e) {
            answer.complete(AnswerReader.none(Troubles.sentence(e, post), begin));
        }
    }

    /**
     * Begins to read from a server; the caller closes what comes.
     *
     * @throws IOException with a sentence when there is no answer
     */
    public OutboundDownload get(OutboundGet get) throws IOException {
        return new Downloads(rules, proxied).begin(client(get.trust()), get);
    }

    /**
     * The same without following redirects, for those to whom a redirect is an answer.
     *
     * @throws IOException with a sentence when there is no answer
     */
    public OutboundDownload getOnce(OutboundGet get) throws IOException {
        return new Downloads(rules, proxied).once(client(get.trust()), get);
    }

    /**
     * Sends a request and gives the answer when it begins, whatever its status; the caller closes it. Interrupting the thread breaks it
     * off at once.
     *
     * @throws RefusedTargetException when the server may not be called
     * @throws IOException with a sentence when there is no answer, and its cause
     */
    public OutboundDownload exchange(OutboundExchange exchange) throws IOException, InterruptedException {
        return new Exchanges(rules, proxied).send(client(exchange.trust()), exchange);
    }

    private synchronized HttpClient client(Trust trust) throws IOException {
        if (closed) {
            throw new IOException("The registry is closing");
        }
        HttpClient known = clients.get(trust);
        if (known != null) {
            return known;
        }
        if (clients.size() >= MOST_CLIENTS) {
            Trust oldest = clients.keySet().iterator().next();
            Optional.ofNullable(clients.remove(oldest)).ifPresent(gone -> threads.execute(() -> stop(gone)));
        }
        HttpClient client = make(trust);
        clients.put(trust, client);
        return client;
    }

    private HttpClient make(Trust trust) throws IOException {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setSslContextFactory(tls(trust));
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setScheduler(timer);
        client.setName("registry-outbound");
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Trusted-Registry"));
        client.setIdleTimeout(IDLE_MILLIS);
        client.setDestinationIdleTimeout(IDLE_MILLIS);
        client.setSocketAddressResolver(this::resolve);
        proxy.ifPresent(through -> WebProxy.use(through, client));
        try {
            client.start();
            // An answer 401 is for whoever called: there is nothing to log in with, and not every server adds a
            // challenge.
            client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
            client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
        } catch (Exception e) { // what Jetty declares
            throw new IOException("A client for calls to other servers could not be started", e);
        }
        client.getContentDecoderFactories().clear(); // a small answer that unpacks to a large one
        return client;
    }

    private static SslContextFactory.Client tls(Trust trust) throws IOException {
        SslContextFactory.Client tls = new SslContextFactory.Client(trust.skipVerification());
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        if (trust.skipVerification()) {
            tls.setEndpointIdentificationAlgorithm(null);
        } else if (!trust.authorities().isEmpty()) {
            tls.setTrustStore(store(trust));
        }
        return tls;
    }

    private static KeyStore store(Trust trust) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : trust.certificates()) {
                store.setCertificateEntry("authority-" + count++, certificate);
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("The authority can't be used for TLS", e);
        }
    }

    /** Jetty connects to just the addresses this gives, and looks nothing up again. */
    private void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        threads.execute(() -> {
            try {
                String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
                List<InetAddress> found = names.resolve(bare);
                List<InetAddress> allowed = isProxy(bare, port) ? found : rules.allowed(bare, found);
                if (allowed.isEmpty()) {
                    promise.failed(new RefusedTargetException(bare, found));
                    return;
                }
                promise.succeeded(allowed.stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList());
            } catch (UnknownHostException | RuntimeException e) {
                promise.failed(e);
            }
        });
    }

    /** Whoever set it means it, wherever it stands. */
    private boolean isProxy(String host, int port) {
        return proxy.filter(through -> through.port() == port && through.host().equalsIgnoreCase(host))
                .isPresent();
    }

    private static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception e) { // what Jetty declares
            LOG.warn("A client for calls to other servers did not stop cleanly", e);
        }
    }

    /** Breaks off what is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(OutboundClient::stop);
        clients.clear();
        try {
            timer.stop();
            threads.stop();
        } catch (Exception e) { // what Jetty declares
            LOG.warn("The threads for calls to other servers did not stop cleanly", e);
        }
    }
}
