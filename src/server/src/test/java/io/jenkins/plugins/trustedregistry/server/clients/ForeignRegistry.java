// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

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

    String url() {
        return "https://" + address();
    }

    /** Pushes an OCI layout with skopeo, with every platform it has. */
    void push(Path layout, String image) throws IOException {
        skopeo("copy", "dest-", "--all", "oci:" + layout, remote(image)).succeeded();
    }

    /** Of the manifest a tag leads to, computed from its bytes. */
    String digest(String image) throws IOException {
        String raw = skopeo("inspect", "", "--raw", remote(image)).succeeded().output();
        return Images.digest(raw.getBytes(StandardCharsets.UTF_8));
    }

    boolean has(String image) throws IOException {
        return skopeo("inspect", "", "--raw", remote(image)).exit() == 0;
    }

    private String remote(String image) {
        return "docker://" + address() + "/" + image;
    }

    /** @param side {@code src-}, {@code dest-} or nothing */
    private Command.Result skopeo(String verb, String side, String... arguments) throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.copy(authority(), trust.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        List<String> argv = new ArrayList<>(List.of(
                Tools.need("skopeo"),
                verb,
                "--" + side + "cert-dir=" + trust,
                "--" + side + "creds=" + USER + ":" + PASSWORD));
        argv.addAll(List.of(arguments));
        return Command.in(folder).run(argv.toArray(String[]::new));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
