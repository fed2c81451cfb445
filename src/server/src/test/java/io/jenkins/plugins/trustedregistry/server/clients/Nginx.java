// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real nginx with TLS before a server, as the administrator's guide sets it up. */
final class Nginx implements AutoCloseable {
    private static final Path GUIDE = Path.of("../../docs/administrator-guide.md");
    private static final Pattern BLOCK = Pattern.compile("```nginx\n(.+?)```", Pattern.DOTALL);

    private final Process process;
    private final Path folder;
    private final int port;

    private Nginx(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** What the guide shows. */
    static String guide() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(GUIDE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /**
     * Starts it in a folder of its own.
     *
     * @param shown what the guide shows, or a part of it: ports and files are put in
     */
    static Nginx before(RunningServer server, Path folder, String shown) throws Exception {
        String program = Tools.need("nginx");
        Loopback.certificate(folder);
        int port = Loopback.freePort();
        String site = replaced(shown, "listen 443 ssl", "listen 127.0.0.1:" + port + " ssl");
        site = replaced(site, "http://127.0.0.1:5000", "http://127.0.0.1:" + server.port());
        site = replaced(
                site, "/etc/nginx/registry.crt", folder.resolve("cert.pem").toString());
        site = replaced(
                site, "/etc/nginx/registry.key", folder.resolve("key.pem").toString());
        StringBuilder places = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            places.append(kind + "_temp_path " + folder.resolve(kind) + ";\n");
        }
        Path settings = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log warn;
                %2$sevents {}
                http {
                access_log %1$s/access.log;
                %3$s
                %4$s
                }
                """.formatted(folder, user(), places, site));
        Process process = new ProcessBuilder(program, "-p", folder.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Nginx nginx = new Nginx(process, folder, port);
        Waiting.until(() -> !process.isAlive() || Loopback.listens(port));
        assertThat(process.isAlive())
                .as("nginx started: %s", Files.readString(folder.resolve("output.log")))
                .isTrue();
        return nginx;
    }

    /** What root starts would work as nobody, who may not enter the test's folder. */
    private static String user() {
        return "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
    }

    private static String replaced(String text, String what, String by) {
        assertThat(text).contains(what);
        return text.replace(what, by);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String url() {
        return "https://" + address();
    }

    /** Trusts its certificate and no other. */
    HttpClient http() throws Exception {
        return RunningServer.trusting(folder.resolve("cert.pem"));
    }

    /** The folder that podman and skopeo want. */
    Path trust() throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        if (Files.notExists(trust.resolve("ca.crt"))) {
            Files.copy(folder.resolve("cert.pem"), trust.resolve("ca.crt"));
        }
        return trust;
    }

    /** What it warned of. */
    String warnings() throws IOException {
        return Files.readString(folder.resolve("error.log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
