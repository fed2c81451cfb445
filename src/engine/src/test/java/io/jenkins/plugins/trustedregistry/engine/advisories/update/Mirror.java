// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mirror over real HTTP: ETag, If-None-Match, Range with If-Range; it can break off, lie about digests, and lead elsewhere. */
final class Mirror implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int bytesBeforeCut;
    private volatile String digest = "";

    Mirror() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void put(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    void redirect(String path, String to) {
        redirects.put(path, to);
    }

    /** The next so many answers end after so many bytes. */
    void cut(int times, int after) {
        bytesBeforeCut = after;
        cuts.set(times);
    }

    /** Sent with every answer from now on; {@code right} stands for the right one. */
    void digest(String value) {
        digest = value;
    }

    /** Path and range of each request, and the answer's status. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        byte[] file = files.get(path);
        String etag = file == null ? "" : "\"" + Arrays.hashCode(file) + "\"";
        int from = 0;
        int status = 200;
        if (redirects.containsKey(path)) {
            exchange.getResponseHeaders().set("Location", redirects.get(path));
            status = 302;
        } else if (file == null) {
            status = 404;
        } else if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            status = 304;
        } else if (range != null && etag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            status = from < file.length ? 206 : 416;
        }
        requests.add(path + (range == null ? "" : " " + range) + " " + status);
        send(exchange, status, status < 300 ? file : null, from, etag);
    }

    private void send(HttpExchange exchange, int status, byte[] file, int from, String etag) throws IOException {
        if (file == null) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Last-Modified", "Tue, 24 Nov 2026 10:00:00 GMT");
        if (!digest.isEmpty()) {
            exchange.getResponseHeaders().set("Repr-Digest", digest.equals("right") ? sha256(file) : digest);
        }
        exchange.sendResponseHeaders(status, file.length - from);
        OutputStream out = exchange.getResponseBody();
        boolean cut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        out.write(file, from, cut ? Math.min(bytesBeforeCut, file.length - from) : file.length - from);
        out.flush();
        exchange.close(); // before all was written it ends the connection
    }

    private static String sha256(byte[] file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
