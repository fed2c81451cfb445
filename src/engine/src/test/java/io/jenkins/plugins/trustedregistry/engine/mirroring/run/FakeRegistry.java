// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry with one repository, far/app, that can be read, and does to requests whatever a test wants. */
final class FakeRegistry implements AutoCloseable {
    private static final String BASE = "/v2/far/app/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> content = new ConcurrentHashMap<>();
    private final Set<String> tags = new ConcurrentSkipListSet<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Fault fault = call -> false;

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What is done to a request before it is answered. */
    @FunctionalInterface
    interface Fault {
        /** Whether it was answered, or will never be. */
        boolean strikes(HttpExchange call) throws IOException;
    }

    void strike(Fault wanted) {
        fault = wanted;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and path of all requests. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void tag(String tag, TestImage image) throws IOException {
        tags.add(tag);
        byte[] manifest = image.manifest();
        content.put(BASE + "manifests/" + tag, manifest);
        content.put(BASE + "manifests/" + image.digest(), manifest);
        for (byte[] blob : image.content()) {
            content.put(BASE + "blobs/" + Digest.of(blob), blob);
        }
    }

    private void handle(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        asked.add(call.getRequestMethod() + " " + path);
        if (fault.strikes(call)) {
            return;
        }
        byte[] found = content.get(path);
        if (path.equals("/v2/")) {
            answer(call, 200, new byte[0]);
        } else if (path.equals(BASE + "tags/list")) {
            answer(call, 200, ("{\"tags\":[\"" + String.join("\",\"", tags) + "\"]}").getBytes(StandardCharsets.UTF_8));
        } else if (found == null) {
            answer(call, 404, new byte[0]);
        } else {
            call.getResponseHeaders()
                    .add(
                            "Content-Type",
                            path.contains("/manifests/") ? RuleFixture.MANIFEST : "application/octet-stream");
            call.getResponseHeaders()
                    .add("Docker-Content-Digest", Digest.of(found).toString());
            answer(call, 200, found);
        }
    }

    static void answer(HttpExchange call, int status, byte[] body) throws IOException {
        boolean head = call.getRequestMethod().equals("HEAD");
        call.getRequestBody().readAllBytes();
        call.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        try (OutputStream out = call.getResponseBody()) {
            if (!head && body.length > 0) {
                out.write(body);
            }
        }
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
