// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.bench.registry.BenchedRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Does with a registry what docker does: one call after the other, HTTP/1.1, connections kept. Safe for many threads. */
public final class RegistryClient {
    public static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchedRegistry registry;
    private final HttpClient http;
    private volatile @Nullable String authorization;

    public RegistryClient(BenchedRegistry registry) throws IOException {
        this.registry = registry;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        registry.authority().ifPresent(pem -> builder.sslContext(trusting(pem)));
        this.http = builder.build();
    }

    private static SSLContext trusting(Path authority) {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "registry", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gets a bearer token for these scopes, as docker does before it works; without effect where nobody is asked who they are. */
    public void logIn(List<String> scopes) throws IOException, InterruptedException {
        if (registry.login().isEmpty()) {
            return;
        }
        String query = scopes.stream()
                .map(scope -> "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8))
                .collect(Collectors.joining(
                        "", "/token?service=" + registry.url().getAuthority(), ""));
        HttpRequest request = HttpRequest.newBuilder(registry.url().resolve(query))
                .header("Authorization", registry.login().get().basic())
                .build();
        JsonNode token = JSON.readTree(
                expect(200, http.send(request, BodyHandlers.ofByteArray())).body());
        authorization = "Bearer " + token.get("token").asText();
    }

    /** Shows user and password from now on: for preparations in more repositories than a token has room for. */
    public void logInAsUser() {
        authorization = registry.login().map(login -> login.basic()).orElse(null);
    }

    /** The header that proves who is calling; empty where nobody asks. */
    public Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    public URI url(String path) {
        return registry.url().resolve(path);
    }

    /** Pushes a blob as docker does: start an upload, stream into it, finish it. */
    public void push(String repository, Content content) throws IOException, InterruptedException {
        HttpResponse<byte[]> started = call("POST", uploads(repository), BodyPublishers.noBody(), 202);
        HttpResponse<byte[]> streamed = call("PATCH", location(started), new ContentPublisher(content), 202);
        call("PUT", location(streamed) + digestQuery(streamed, content), BodyPublishers.noBody(), 201);
    }

    /** Pushes a blob in one call, which not every registry takes: for preparations. */
    public void pushAtOnce(String repository, Content content) throws IOException, InterruptedException {
        String path = uploads(repository) + "?digest=" + content.digest();
        call("POST", path, BodyPublishers.ofByteArray(content.bytes()), 201);
    }

    private static String digestQuery(HttpResponse<?> response, Content content) {
        return (location(response).contains("?") ? "&" : "?") + "digest=" + content.digest();
    }

    /** Mounts a blob from another repository; it must be there. */
    public void mount(String repository, String digest, String from) throws IOException, InterruptedException {
        call("POST", uploads(repository) + "?mount=" + digest + "&from=" + from, BodyPublishers.noBody(), 201);
    }

    public void putManifest(String repository, String reference, byte[] manifest)
            throws IOException, InterruptedException {
        HttpRequest request = request(manifest(repository, reference))
                .header("Content-Type", MANIFEST_TYPE)
                .PUT(BodyPublishers.ofByteArray(manifest))
                .build();
        expect(201, http.send(request, BodyHandlers.ofByteArray()));
    }

    public void deleteManifest(String repository, String digest) throws IOException, InterruptedException {
        call("DELETE", manifest(repository, digest), BodyPublishers.noBody(), 202);
    }

    /** Reads a list to its end, over all its pages; how many entries it has. */
    public int list(String path, String field) throws IOException, InterruptedException {
        int entries = 0;
        String next = path;
        while (!next.isEmpty()) {
            HttpResponse<byte[]> page = call("GET", next, BodyPublishers.noBody(), 200);
            entries += JSON.readTree(page.body()).get(field).size();
            Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
            next = link.find() ? link.group(1) : "";
        }
        return entries;
    }

    /** The status of a call that brings no body. */
    public int status(String method, String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).method(method, BodyPublishers.noBody()).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String uploads(String repository) {
        return "/v2/" + repository + "/blobs/uploads/";
    }

    public static String manifest(String repository, String reference) {
        return "/v2/" + repository + "/manifests/" + reference;
    }

    public static String blob(String repository, String digest) {
        return "/v2/" + repository + "/blobs/" + digest;
    }

    private HttpResponse<byte[]> call(String method, String path, BodyPublisher body, int wanted)
            throws IOException, InterruptedException {
        HttpRequest request = request(path).method(method, body).build();
        return expect(wanted, http.send(request, BodyHandlers.ofByteArray()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(registry.url().resolve(path));
        authorization().ifPresent(value -> builder.header("Authorization", value));
        return builder;
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<byte[]> expect(int wanted, HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != wanted) {
            throw new IOException(response.request().method() + " " + response.uri() + " was answered with "
                    + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response;
    }
}
