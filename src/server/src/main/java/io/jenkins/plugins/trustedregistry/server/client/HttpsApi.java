// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The API of a running server. Redirects are not followed: they would carry the credential elsewhere. */
public final class HttpsApi implements RegistryApi {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);
    private static final Duration SENDING = Duration.ofHours(6);

    private final ServerAddress server;
    private final Credential credential;
    private final HttpClient client;

    /** @param trusted authorities to trust instead of the Java runtime's */
    public HttpsApi(ServerAddress server, Credential credential, Optional<TrustedCertificates> trusted) {
        this.server = server;
        this.credential = credential;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        trusted.map(TrustedCertificates::context).ifPresent(builder::sslContext);
        client = builder.build();
    }

    @Override
    public ApiAnswer call(Method method, String path, Map<String, String> headers, Optional<JsonNode> body) {
        HttpResponse<byte[]> answer =
                send(request(method, path, headers, body), HttpResponse.BodyHandlers.ofByteArray());
        return new ApiAnswer(answer.statusCode(), contentType(answer), answer.body());
    }

    @Override
    public ApiDownload open(String path) {
        HttpResponse<InputStream> answer =
                send(request(Method.GET, path, Map.of(), Optional.empty()), HttpResponse.BodyHandlers.ofInputStream());
        return new ApiDownload(answer.statusCode(), contentType(answer), answer.body());
    }

    @Override
    public ApiAnswer upload(String path, Path file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path))
                .timeout(SENDING)
                .header("Content-Type", "application/octet-stream");
        credential.header().ifPresent(header -> request.header("Authorization", header));
        try {
            request.POST(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "The file " + file + " is not there, or can't be read: check its name.", e);
        }
        HttpResponse<byte[]> answer = send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new ApiAnswer(answer.statusCode(), contentType(answer), answer.body());
    }

    private HttpRequest request(Method method, String path, Map<String, String> headers, Optional<JsonNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path)).timeout(ANSWERING);
        headers.forEach(request::header);
        credential.header().ifPresent(header -> request.header("Authorization", header));
        body.ifPresent(sent -> request.header("Content-Type", "application/json"));
        request.method(
                method.name(),
                body.map(sent -> BodyPublishers.ofString(sent.toString())).orElse(BodyPublishers.noBody()));
        return request.build();
    }

    private static String contentType(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> how) {
        try {
            return client.send(request, how);
        } catch (SSLException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The certificate of " + server + " is not trusted (" + reason(e) + "): log in with --ca FILE, the"
                            + " registry's ca.pem, or with --ca-fingerprint, which the server printed when it started.",
                    e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The server " + server + " can't be reached (" + reason(e)
                            + "): check the address, and that the server runs.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted while waiting for " + server + ".", e);
        }
    }

    /** The JDK's exceptions of this kind often have no message, but a telling name. */
    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                : message;
    }

    @Override
    public void close() {
        // the JDK's client has nothing to close before Java 21
    }
}
