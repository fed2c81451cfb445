// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;

/** A listener on a free loopback port with the routes of one test, and clients for it. */
final class Served implements AutoCloseable {
    static final ListenerOptions LOOPBACK = ListenerOptions.on("127.0.0.1", 0);

    private final Listener listener;
    private final String scheme;
    private final MeterRegistry meters;

    private Served(Listener listener, String scheme, MeterRegistry meters) throws IOException {
        this.listener = listener;
        this.scheme = scheme;
        this.meters = meters;
        listener.start();
    }

    static Served plain(Route... routes) throws IOException {
        return plain(LOOPBACK, routes);
    }

    static Served plain(ListenerOptions options, Route... routes) throws IOException {
        MeterRegistry meters = new SimpleMeterRegistry();
        return new Served(Listener.plain(options, router(routes), incidents(), meters), "http", meters);
    }

    static Served tls(ListenerOptions options, ServerCertificate certificate, Route... routes) throws IOException {
        MeterRegistry meters = new SimpleMeterRegistry();
        return new Served(Listener.tls(options, certificate, router(routes), incidents(), meters), "https", meters);
    }

    static Listener notStarted() {
        return Listener.plain(LOOPBACK, router(), incidents(), new SimpleMeterRegistry());
    }

    /** Impatience for tests of it; everything else as usual. */
    static ListenerLimits idleAfter(Duration idle) {
        ListenerLimits usual = ListenerLimits.DEFAULTS;
        return new ListenerLimits(
                idle, usual.headers(), usual.drain(), usual.headerBytes(), usual.threads(), usual.connections(), 0);
    }

    private static Router router(Route... routes) {
        RouteTable table = new RouteTable("/t", List.of(routes), new Problems("Basic realm=\"test\""));
        return new Router(List.of(table), new Problems(), incidents());
    }

    private static Incidents incidents() {
        return new Incidents(new Random(1));
    }

    Listener listener() {
        return listener;
    }

    MeterRegistry meters() {
        return meters;
    }

    URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + listener.port() + path);
    }

    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(30_000); // a test that hangs shall fail
        return socket;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    static HttpClient client(SSLContext tls, HttpClient.Version version) {
        return HttpClient.newBuilder().sslContext(tls).version(version).build();
    }

    @Override
    public void close() {
        listener.close();
    }
}
