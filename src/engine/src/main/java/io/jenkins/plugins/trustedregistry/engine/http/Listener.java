// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The registry's own door to the network. Made, started and stopped once; settings that may change while it runs have methods of
 * their own. Safe for many threads.
 */
public final class Listener implements AutoCloseable {
    private final ListenerOptions options;
    private final Optional<ServerCertificate> certificate;
    private final Router router;
    private final Incidents incidents;
    private final MeterRegistry meters;
    private final Object startAndStop = new Object();
    private volatile Optional<JettyListener> running = Optional.empty();

    private Listener(
            ListenerOptions options,
            Optional<ServerCertificate> certificate,
            Router router,
            Incidents incidents,
            MeterRegistry meters) {
        this.options = options;
        this.certificate = certificate;
        this.router = router;
        this.incidents = incidents;
        this.meters = meters;
    }

    /** A listener that speaks TLS. */
    public static Listener tls(
            ListenerOptions options,
            ServerCertificate certificate,
            Router router,
            Incidents incidents,
            MeterRegistry meters) {
        return new Listener(options, Optional.of(certificate), router, incidents, meters);
    }

    /** A listener that speaks HTTP/1.1 without TLS. Only fit for a loopback address or behind a proxy on the same machine. */
    public static Listener plain(ListenerOptions options, Router router, Incidents incidents, MeterRegistry meters) {
        return new Listener(options, Optional.empty(), router, incidents, meters);
    }

    /**
     * Takes connections from now on.
     *
     * @throws IOException when the address can't be bound, with a sentence that names it
     */
    public void start() throws IOException {
        synchronized (startAndStop) {
            if (running.isPresent()) {
                throw new IllegalStateException("The listener was started before");
            }
            running = Optional.of(started());
        }
    }

    private JettyListener started() throws IOException {
        // A host's thread may carry a loader that sees another Jetty or none; what Jetty looks up first would stay
        // wrong.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Listener.class.getClassLoader());
        try {
            JettyListener jetty = new JettyListener(options, certificate, router, incidents, meters);
            jetty.start();
            return jetty;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The port it listens on. */
    public int port() {
        return running().port();
    }

    /**
     * Shows another certificate to new connections; those that are open go on undisturbed.
     *
     * @throws IOException when it can't be used; the one before stays
     */
    public void use(ServerCertificate other) throws IOException {
        running().tls().use(other);
    }

    /** Asks new connections for client certificates of these authorities; none: asks for none. */
    public void trustClientsOf(List<X509Certificate> authorities) throws IOException {
        running().tls().trustClientsOf(authorities);
    }

    /** Replaces the public address and the proxies that are believed, for all requests from now on. */
    public void reachedThrough(Optional<String> publicAddress, List<AddressRange> trustedProxies) {
        running().reachedThrough(new Forwarding(publicAddress, trustedProxies));
    }

    /**
     * Takes no more connections, lets running requests finish for as long as the limits say, then cuts off what is left. Does
     * nothing when it is not running.
     */
    public void stop() {
        synchronized (startAndStop) {
            running.ifPresent(JettyListener::stop);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private JettyListener running() {
        return running.orElseThrow(() -> new IllegalStateException("The listener was not started"));
    }
}
