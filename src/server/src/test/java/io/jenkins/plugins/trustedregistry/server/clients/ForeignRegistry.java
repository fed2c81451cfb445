// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The registry of somebody else: CNCF Distribution with TLS of its own authority and passwords in a file. */
final class ForeignRegistry implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "a pass word";

    private final Process process;
    private final Path folder;
    private final int port;

    private ForeignRegistry(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static ForeignRegistry start(Path folder) throws Exception {
        String program = Tools.need("docker-registry");
        Command here = Command.in(folder);
        Loopback.certificate(folder);
        String line = here.feed(PASSWORD, Tools.need("htpasswd"), "-B", "-n", "-i", USER)
                .succeeded()
                .output();
        Files.writeString(folder.resolve("htpasswd"), line);
        int port = Loopback.freePort();
        Path settings = Files.writeString(folder.resolve("other.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: '127.0.0.1:%d', tls: {certificate: %s, key: %s}}
                auth: {htpasswd: {realm: other, path: %s}}
                """.formatted(
                        folder.resolve("data"),
                        port,
                        folder.resolve("cert.pem"),
                        folder.resolve("key.pem"),
                        folder.resolve("htpasswd")));
        Process process = new ProcessBuilder(program, "serve", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("other.log").toFile())
                .start();
        ForeignRegistry registry = new ForeignRegistry(process, folder, port);
        Waiting.until(() -> Loopback.listens(port));
        return registry;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Path authority() {
        return folder.resolve("cert.pem");
    }

    /** Pushes the only image of an OCI layout with skopeo. */
    void push(Path layout, String image) throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.copy(authority(), trust.resolve("ca.crt"));
        Command.in(folder)
                .run(
                        Tools.need("skopeo"),
                        "copy",
                        "--dest-cert-dir=" + trust,
                        "--dest-creds=" + USER + ":" + PASSWORD,
                        "oci:" + layout,
                        "docker://" + address() + "/" + image)
                .succeeded();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
