// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real dockerd of its own, without network, and its client. */
public final class DockerEngine implements AutoCloseable {
    private static final int TRIES = 300;

    private final Process process;
    private final Path folder;
    private final Path log;
    private final String client;

    private DockerEngine(Process process, Path folder, Path log, String client) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.client = client;
    }

    /** Starts it; {@code more} are further arguments, such as a TLS listener. */
    static DockerEngine start(Path folder, String... more) throws IOException, InterruptedException {
        return startBehind(List.of(), folder, more);
    }

    /** The same behind a command that gives it another network, for instance. */
    public static DockerEngine startBehind(List<String> prefix, Path folder, String... more)
            throws IOException, InterruptedException {
        Tools.needRoot();
        String client = Tools.need("docker");
        List<String> argv = new ArrayList<>(prefix);
        argv.addAll(List.of(
                Tools.need("dockerd"),
                "--iptables=false",
                "--ip6tables=false",
                "--bridge=none",
                "--ip-forward=false",
                "--ip-masq=false",
                "--userland-proxy=false",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("dockerd.pid"),
                "--host=unix://" + folder.resolve("docker.sock")));
        argv.addAll(List.of(more));
        Path log = folder.resolve("dockerd.log");
        Process process = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DockerEngine engine = new DockerEngine(process, folder, log, client);
        engine.awaitReady();
        return engine;
    }

    /** The same, which also listens on a port for clients that have a certificate of the same authority as its own. */
    static DockerEngine startWithTls(Path folder, int port, Path certificates)
            throws IOException, InterruptedException {
        return start(
                folder,
                "--tlsverify",
                "--tlscacert=" + certificates.resolve("ca.pem"),
                "--tlscert=" + certificates.resolve("cert.pem"),
                "--tlskey=" + certificates.resolve("key.pem"),
                "--host=tcp://127.0.0.1:" + port);
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (docker(folder).run(client, "version").exit() == 0) {
                return;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        close();
        throw new IllegalStateException("dockerd did not start: " + Files.readString(log));
    }

    public String client() {
        return client;
    }

    /** As {@code DOCKER_HOST} names it. */
    public String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /** A command whose docker talks to this engine, with a configuration folder of its own. */
    public Command docker(Path configuration) {
        return Command.in(configuration).with("DOCKER_HOST", host()).with("DOCKER_CONFIG", configuration.toString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
