// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ours: the standalone server as it is shipped, token authentication included, with a heap of 256 MB. */
public final class TrustedRegistry implements BenchedRegistry {
    public static final String NAME = "ours";
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");
    private static final int BETWEEN_LOOKS_MILLIS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "admin";
    private static final String HEAP = "-Xmx256m";

    private final Path jar;
    private final Path folder;
    private final boolean tls;
    private final List<String> javaOptions;
    private final String password = UUID.randomUUID().toString();
    private final int port = ServerProcess.freePort();
    private @Nullable ServerProcess running;
    private @Nullable HeapProbe heap;

    /** @param javaOptions more of them, for a profiler say */
    public TrustedRegistry(Path jar, Path folder, boolean tls, List<String> javaOptions) {
        this.jar = jar;
        this.folder = folder;
        this.tls = tls;
        this.javaOptions = List.copyOf(javaOptions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return Command.run(java("version")).output().lines().findFirst().orElse("unknown");
    }

    private List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add(HEAP);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public long start() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path settings = folder.resolve("registry.yaml");
        Files.writeString(settings, """
                unclassified:
                  trustedRegistry:
                    listener:
                      address: 127.0.0.1
                      port: %d
                      plainHttp: %s
                    tokens:
                      lifetimeSeconds: 3600
                    trash:
                      days: 0
                    garbageCollection:
                      graceSeconds: %d
                    organizations:
                      - name: bench
                        createOnPush: true
                        owners:
                          - user:admin
                """.formatted(port, !tls, GRACE.toSeconds()));
        ServerProcess started = ServerProcess.start(
                java("serve", "--home", home().toString(), "--config", settings.toString()),
                Map.of("TRUSTED_REGISTRY_ADMIN_PASSWORD", password),
                folder.resolve("log"));
        running = started;
        return started.awaitAnswer(port, tls);
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** What its authority made at the first start with TLS. */
    public SharedCertificate certificate() {
        return new SharedCertificate(home().resolve("keys/server.pem"), home().resolve("ca.pem"));
    }

    @Override
    public void stop() throws InterruptedException {
        if (heap != null) {
            heap.close();
            heap = null;
        }
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Override
    public URI url() {
        return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port);
    }

    @Override
    public ProcessHandle process() {
        if (running == null) {
            throw new IllegalStateException("The registry does not run");
        }
        return running.handle();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Optional<Login> login() {
        return Optional.of(new Login(ADMIN, password));
    }

    @Override
    public Optional<Path> authority() {
        return tls ? Optional.of(home().resolve("ca.pem")) : Optional.empty();
    }

    @Override
    public Optional<Long> peakHeap() throws IOException {
        if (heap == null) {
            heap = HeapProbe.attach(process().pid());
        }
        return Optional.of(heap.peak());
    }

    @Override
    public Planter planter() {
        return new TrustedRegistryHome(home());
    }

    /** While it serves. The clock runs from the moment it was asked for to the moment it is seen to have ended. */
    @Override
    public long collect() throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(GRACE.multipliedBy(2).toNanos()); // what clients were told a moment ago holds
        long from = System.nanoTime();
        String job = "/api/v1/jobs/"
                + api("POST", "/api/v1/garbage-collection/runs").get("id").asText();
        JsonNode now = api("GET", job);
        while (UNDER_WAY.contains(now.get("state").asText())) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            now = api("GET", job);
        }
        long took = System.nanoTime() - from;
        if (!now.get("state").asText().equals("succeeded")) {
            throw new IOException("The collection did not end well: " + now);
        }
        return took;
    }

    private JsonNode api(String method, String path) throws IOException {
        String configuration = "silent\nshow-error\nfail-with-body\ninsecure\nrequest = " + method + "\nurl = \""
                + url() + path + "\"\nuser = \"" + ADMIN + ":" + password + "\"\n";
        return JSON.readTree(
                Command.run(List.of("curl", "--config", "-"), configuration).output());
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
