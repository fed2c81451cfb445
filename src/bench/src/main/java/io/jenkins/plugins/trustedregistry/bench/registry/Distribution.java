// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CNCF Distribution, as a program on this machine: without authentication, without access log, its blob cache in memory. */
public final class Distribution implements BenchedRegistry {
    private final String name;
    private final Path program;
    private final Path folder;
    private final Optional<SharedCertificate> tls;
    private final int port = ServerProcess.freePort();
    private @Nullable ServerProcess running;

    public Distribution(String name, Path program, Path folder, Optional<SharedCertificate> tls) {
        this.name = name;
        this.program = program;
        this.folder = folder;
        this.tls = tls;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return Command.run(List.of(program.toString(), "--version")).output().strip();
    }

    @Override
    public long start() throws IOException, InterruptedException {
        configure();
        ServerProcess started = ServerProcess.start(
                List.of(program.toString(), "serve", configuration().toString()),
                Map.of("OTEL_TRACES_EXPORTER", "none"),
                log());
        running = started;
        return started.awaitAnswer(port, tls.isPresent());
    }

    private void configure() throws IOException {
        Files.createDirectories(folder);
        String certificate = tls.map(pem -> "  tls:\n    certificate: " + pem.certificateAndKey() + "\n    key: "
                        + pem.certificateAndKey() + "\n")
                .orElse("");
        Files.writeString(configuration(), """
                version: 0.1
                log:
                  level: error
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                  cache:
                    blobdescriptor: inmemory
                  maintenance:
                    uploadpurging:
                      enabled: false
                http:
                  addr: 127.0.0.1:%d
                """.formatted(data(), port) + certificate);
    }

    private Path configuration() {
        return folder.resolve("config.yml");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("log");
    }

    @Override
    public void stop() throws InterruptedException {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Override
    public URI url() {
        return URI.create((tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port);
    }

    @Override
    public ProcessHandle process() {
        if (running == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return running.handle();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Optional<Login> login() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> authority() {
        return tls.map(SharedCertificate::authority);
    }

    /** Its collection must run alone, so the server is stopped for it; the clock runs only while it collects. */
    @Override
    public long collect() throws IOException, InterruptedException {
        stop();
        long from = System.nanoTime();
        Command.run(
                List.of(program.toString(), "garbage-collect", configuration().toString()),
                folder.resolve("collect.log"));
        long took = System.nanoTime() - from;
        start();
        return took;
    }

    @Override
    public Planter planter() {
        return new DistributionTree(data());
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
