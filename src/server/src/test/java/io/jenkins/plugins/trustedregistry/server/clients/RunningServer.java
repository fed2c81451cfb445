// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;

/** The server as users run it: a process of its own with a small heap, talked to over its socket. */
public final class RunningServer implements AutoCloseable {
    static final String ADMIN = "admin";
    static final String PASSWORD = "correct horse battery staple";
    private static final Pattern ADDRESS = Pattern.compile(" address +https?://127\\.0\\.0\\.1:(\\d+)\\s");
    private static final int TRIES = 1800;

    private final Path home;
    private final Path log;
    private final Process process;
    private final boolean tls;
    private final int port;
    private final HttpClient http;

    private RunningServer(Path home, Path log, Process process, boolean tls, int port, HttpClient http) {
        this.home = home;
        this.log = log;
        this.process = process;
        this.tls = tls;
        this.port = port;
        this.http = http;
    }

    static RunningServer start(Launch launch) throws Exception {
        Path log = Files.createTempFile(launch.folder(), "server", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(launch.serve()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TRUSTED_REGISTRY_ADMIN_PASSWORD", PASSWORD);
        Process process = builder.start();
        int actual = awaitPort(process, log);
        HttpClient http = launch.tls() ? trusting(launch.home().resolve("ca.pem")) : HttpClient.newHttpClient();
        return new RunningServer(launch.home(), log, process, launch.tls(), actual, http);
    }

    private static int awaitPort(Process process, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Matcher matcher = ADDRESS.matcher(Files.readString(log));
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server did not start: " + Files.readString(log));
    }

    /** A client that trusts this authority and no other. */
    static HttpClient trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "registry", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    /** The address as docker writes it. */
    String address() {
        return "127.0.0.1:" + port;
    }

    String url() {
        return (tls ? "https://" : "http://") + address();
    }

    Path authority() {
        return home.resolve("ca.pem");
    }

    HttpClient http() {
        return http;
    }

    Process process() {
        return process;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /**
     * Options for podman and skopeo that make them check the server's certificate against nothing but the registry's authority.
     *
     * @param side {@code src-}, {@code dest-} or nothing
     * @param work where the folder for the authority is made
     */
    List<String> trust(String side, Path work) throws IOException {
        Path folder = Files.createDirectories(work.resolve("trust-" + port));
        if (tls) {
            Files.copy(authority(), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        }
        return List.of("--" + side + "tls-verify=" + tls, "--" + side + "cert-dir=" + folder);
    }

    /** A call of the management API as the administrator that must succeed; the answer's body. */
    String api(String method, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(ADMIN, PASSWORD, method, path, json);
        Assertions.assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
        return answer.body();
    }

    HttpResponse<String> call(String user, String password, String method, String path, String json)
            throws IOException, InterruptedException {
        return http.send(request(user, password, method, path, json), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest request(String user, String password, String method, String path, String json) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", basic(user, password))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The story's people and places: nigelpoulton, in devs of technology, may push to the public technology/test. */
    void tellTheStory() throws IOException, InterruptedException {
        api("POST", "/api/v1/accounts", "{\"name\":\"nigelpoulton\",\"password\":\"" + PASSWORD + "\"}");
        api("POST", "/api/v1/accounts", "{\"name\":\"stranger\",\"password\":\"" + PASSWORD + "\"}");
        api("POST", "/api/v1/organizations", "{\"name\":\"technology\",\"owners\":[\"user:" + ADMIN + "\"]}");
        api(
                "POST",
                "/api/v1/organizations/technology/teams",
                "{\"name\":\"devs\",\"members\":[\"user:nigelpoulton\"]}");
        api("POST", "/api/v1/repositories", "{\"name\":\"technology/test\",\"visibility\":\"public\"}");
        api("POST", "/api/v1/repositories", "{\"name\":\"technology/secret\"}");
        for (String repository : List.of("technology/test", "technology/secret")) {
            api(
                    "PUT",
                    "/api/v1/organizations/technology/teams/devs/grants/" + repository,
                    "{\"right\":\"read-write\"}");
        }
    }

    /** Ends it without a warning, as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as SIGTERM does, and gives its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("The server did not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
