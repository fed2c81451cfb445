// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scanner of another make over real HTTP: what goes from one state to the next in Harbor's specification and in the adapter of Trivy,
 * to the letter of their media types. It really pulls what it is asked about. What it finds, how long it takes and what goes wrong is
 * set from outside.
 */
public final class FakeScanner implements AutoCloseable {
    public static final String VULNERABILITIES = "application/vnd.security.vulnerability.report; version=1.1";
    public static final String SBOM = "application/vnd.security.sbom.report+json; version=1.0";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> IMAGES = List.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Scan> scans = new ConcurrentHashMap<>();
    private final List<Scan> all = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> wantedHeader = Map.of();
    private volatile String properties = "{}";
    private volatile boolean old;
    private volatile boolean idle;
    private volatile List<String> consumes = IMAGES;
    private volatile int notYet;
    private volatile String failure = "";
    private volatile String type = "";
    private volatile String body = "";
    private volatile String vulnerabilities = "[]";

    /** A scan it was asked for. */
    public static final class Scan {
        private final JsonNode request;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile String problem = "";
        private volatile Pulled pulled;

        private Scan(JsonNode request) {
            this.request = request;
        }

        /** As it came. */
        public JsonNode request() {
            return request;
        }

        public Pulled pulled() {
            return pulled;
        }

        /** How often somebody asked for its report. */
        public int asked() {
            return asked.get();
        }

        public String problem() {
            return problem;
        }
    }

    public FakeScanner() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every scan it was asked for, in that order. */
    public List<Scan> scans() {
        return all;
    }

    /** It knows nothing of what it was asked for before, as after a restart. */
    public void forget() {
        scans.clear();
    }

    public FakeScanner wants(String header, String value) {
        wantedHeader = Map.of(header, value);
        return this;
    }

    public FakeScanner properties(String json) {
        properties = json;
        return this;
    }

    /** As of version 1.0: one capability without a name, another report. */
    public FakeScanner old() {
        old = true;
        return this;
    }

    /** It answers, but pulls nothing. */
    public FakeScanner withoutPulling() {
        idle = true;
        return this;
    }

    public FakeScanner consumes(String only) {
        consumes = List.of(only);
        return this;
    }

    /** So many questions for a report are answered with "not yet"; -1: all. */
    public FakeScanner notYet(int times) {
        notYet = times;
        return this;
    }

    /** Scans end with this; empty: they succeed. */
    public FakeScanner fails(String message) {
        failure = message;
        return this;
    }

    /** Reports are answered with this instead. */
    public FakeScanner answers(String contentType, String text) {
        type = contentType;
        body = text;
        return this;
    }

    /** What it finds in every image, as JSON. */
    public FakeScanner finds(String items) {
        vulnerabilities = items;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (Map.Entry<String, String> header : wantedHeader.entrySet()) {
                if (!header.getValue().equals(exchange.getRequestHeaders().getFirst(header.getKey()))) {
                    error(exchange, 401, "who are you?");
                    return;
                }
            }
            String path = exchange.getRequestURI().getPath();
            String call = exchange.getRequestMethod() + " " + path.replaceFirst("scan/[^/]+/", "scan/ID/");
            switch (call) {
                case "GET /api/v1/metadata" -> send(exchange, 200, metadataType(), metadata());
                case "POST /api/v1/scan" -> accept(exchange);
                case "GET /api/v1/scan/ID/report" -> report(exchange, path.split("/", -1)[4]);
                default -> error(exchange, 404, "no such operation");
            }
        }
    }

    private String metadataType() {
        return "application/vnd.scanner.adapter.metadata+json; version=" + (old ? "1.0" : "1.1");
    }

    private String metadata() throws JsonProcessingException {
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putObject("scanner").put("name", "Fake").put("vendor", "Test").put("version", "9.8.7");
        var capabilities = metadata.putArray("capabilities");
        ObjectNode search = capabilities.addObject();
        search.set("consumes_mime_types", JSON.valueToTree(consumes));
        search.set(
                "produces_mime_types",
                JSON.valueToTree(List.of(
                        old
                                ? "application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0"
                                : VULNERABILITIES)));
        if (!old) {
            search.put("type", "vulnerability");
            ObjectNode bill = capabilities.addObject().put("type", "sbom");
            bill.set("consumes_mime_types", JSON.valueToTree(consumes));
            bill.set("produces_mime_types", JSON.valueToTree(List.of(SBOM)));
            bill.putObject("additional_attributes")
                    .set(
                            "sbom_media_types",
                            JSON.valueToTree(List.of("application/spdx+json", "application/vnd.cyclonedx+json")));
        }
        metadata.set("properties", JSON.readTree(properties));
        return metadata.toString();
    }

    /** What the adapter of Trivy insists on. */
    private void accept(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String refusal = request.at("/registry/url").asText().isEmpty()
                ? "missing registry.url"
                : request.at("/artifact/repository").asText().isEmpty()
                        ? "missing artifact.repository"
                        : request.at("/artifact/digest").asText().isEmpty() ? "missing artifact.digest" : "";
        for (JsonNode capability : request.path("enabled_capabilities")) {
            boolean bill = capability.path("type").asText().equals("sbom");
            if (capability.path("produces_mime_types").isEmpty()) {
                refusal = "\"enabled_capabilities.produces_mime_types\" is missing";
            } else if (bill && capability.at("/parameters/sbom_media_types").isEmpty()) {
                refusal = "missing SBOM media type";
            }
        }
        if (!refusal.isEmpty()) {
            error(exchange, 422, refusal);
            return;
        }
        String id = UUID.randomUUID().toString();
        Scan scan = new Scan(request);
        try {
            if (!idle) {
                scan.pulled = Pulled.by(request);
            }
        } catch (IOException e) {
            scan.problem = "pulling the image: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scans.put(id, scan);
        all.add(scan);
        send(
                exchange,
                202,
                "application/vnd.scanner.adapter.scan.response+json; version=1.0",
                "{\"id\":\"" + id + "\"}");
    }

    private void report(HttpExchange exchange, String id) throws IOException {
        Scan scan = scans.get(id);
        String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (scan == null) {
            error(exchange, 404, "cannot find scan job: " + id);
        } else if (accept.equals(SBOM) && !query.startsWith("sbom_media_type=")) {
            error(exchange, 400, "missing SBOM media type");
        } else if (notYet < 0 || scan.asked.getAndIncrement() < notYet) {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().toString());
            exchange.getResponseHeaders().set("Refresh-After", "1");
            exchange.sendResponseHeaders(302, -1);
        } else if (!failure.isEmpty() || !scan.problem.isEmpty()) {
            error(exchange, 500, failure.isEmpty() ? scan.problem : failure);
        } else if (!type.isEmpty()) {
            send(exchange, 200, type, body);
        } else if (accept.equals(SBOM)) {
            send(exchange, 200, SBOM, bill(scan, query.substring("sbom_media_type=".length())));
        } else {
            send(exchange, 200, accept, found(scan));
        }
    }

    private String found(Scan scan) throws JsonProcessingException {
        ObjectNode report = JSON.createObjectNode();
        report.put("generated_at", "2026-11-26T00:00:00Z");
        report.set("artifact", scan.request.get("artifact"));
        report.putObject("scanner").put("name", "Fake").put("vendor", "Test").put("version", "9.8.7");
        report.put("severity", "Unknown");
        report.set("vulnerabilities", JSON.readTree(vulnerabilities));
        return report.toString();
    }

    private static String bill(Scan scan, String format) {
        ObjectNode report = JSON.createObjectNode();
        report.set("artifact", scan.request.get("artifact"));
        report.put("media_type", format);
        report.putObject("sbom").put("spdxVersion", "SPDX-2.3").put("name", "made by another");
        return report.toString();
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        String text = JSON.createObjectNode()
                .set("error", JSON.createObjectNode().put("message", message))
                .toString();
        send(exchange, status, "application/vnd.scanner.adapter.error; version=1.0", text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
