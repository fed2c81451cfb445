// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Speaks to the registry's own listener as docker does, and trusts nothing but the registry's authority. */
public final class RegistryClient {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final HttpClient client;
    private final URI registry;
    private final String authorization;

    public RegistryClient(Path home, int port, String user, String secret) throws Exception {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // that of 17 waits for ever when a server goes away
                .sslContext(trusting(home.resolve("trusted-registry/ca.pem")))
                .build();
        registry = URI.create("https://localhost:" + port + "/v2/");
        authorization = user.isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    public static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(authority))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** For a blob of any size; with a session begun by {@link #startUpload}. @param upload its address, as it was told */
    public CompletableFuture<HttpResponse<String>> append(String upload, Supplier<InputStream> content) {
        return client.sendAsync(
                request(upload)
                        .header("Content-Type", "application/octet-stream")
                        .method("PATCH", BodyPublishers.ofInputStream(content))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What {@code docker login} asks. */
    public HttpResponse<String> login() throws Exception {
        return send(request("").GET());
    }

    /** Pushes an image of one small layer; the answer to its manifest. */
    public HttpResponse<String> push(String repository, String tag) throws Exception {
        String config = blob(repository, "{}");
        String layer = blob(repository, "a layer of " + repository);
        String manifest = """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 2},
                 "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "%s", "size": %d}]}""".formatted(MANIFEST, config, layer, ("a layer of " + repository).length());
        return send(request(repository + "/manifests/" + tag)
                .header("Content-Type", MANIFEST)
                .PUT(BodyPublishers.ofString(manifest)));
    }

    /** The first step of a push. */
    public HttpResponse<String> startUpload(String repository) throws Exception {
        return send(request(repository + "/blobs/uploads/").POST(BodyPublishers.noBody()));
    }

    private String blob(String repository, String content) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        String digest = "sha256:" + HexFormat.of().formatHex(hash);
        HttpResponse<String> answer = send(request(repository + "/blobs/uploads/?digest=" + digest)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(content)));
        if (answer.statusCode() != 201) {
            throw new AssertionError("A blob was not taken: " + answer.statusCode() + " " + answer.body());
        }
        return digest;
    }

    /** The text of a blob. */
    public String read(String repository, String digest) throws Exception {
        return send(request(repository + "/blobs/" + digest).GET()).body();
    }

    public HttpResponse<String> pull(String repository, String tag) throws Exception {
        return send(request(repository + "/manifests/" + tag)
                .header("Accept", MANIFEST)
                .GET());
    }

    /** A call of the management API, as the command line makes it. @param path below {@code /api/v1/} */
    public HttpResponse<String> api(String method, String path, String body) throws Exception {
        return send(request("../api/v1/" + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
