// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/** Somebody who speaks the distribution API, request by request. An {@link IOException} means that nothing was acknowledged. */
record RegistryUser(URI server, HttpClient http, String authorization) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static RegistryUser of(RunningServer server, String user) {
        return new RegistryUser(
                URI.create(server.url()), server.http(), RunningServer.basic(user, RunningServer.PASSWORD));
    }

    /** Sends a request; the target is a path, or a Location that came with an answer. */
    HttpResponse<byte[]> send(String method, String target, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(target))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
        return send("GET", target, new byte[0]);
    }

    /** Begins an upload; its location, which stays good when the server starts again. */
    String startUpload(String repository) throws IOException, InterruptedException {
        HttpResponse<byte[]> started = expect(202, send("POST", "/v2/" + repository + "/blobs/uploads/", new byte[0]));
        URI location = URI.create(started.headers().firstValue("Location").orElseThrow());
        return location.getRawQuery() == null
                ? location.getRawPath()
                : location.getRawPath() + "?" + location.getRawQuery();
    }

    /** Sends the bytes {@code from} to {@code to} of a content. */
    void sendChunk(String upload, byte[] content, int from, int to) throws IOException, InterruptedException {
        expect(
                202,
                send(
                        "PATCH",
                        upload,
                        java.util.Arrays.copyOfRange(content, from, to),
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Range",
                        from + "-" + (to - 1)));
    }

    /** Ends an upload with its last bytes, or none. */
    void finish(String upload, String digest, byte[] last) throws IOException, InterruptedException {
        String target = upload + (upload.contains("?") ? "&" : "?") + "digest=" + digest;
        expect(201, send("PUT", target, last, "Content-Type", "application/octet-stream"));
    }

    /** Pushes a blob in one piece; its digest. */
    String push(String repository, byte[] content) throws IOException, InterruptedException {
        String digest = Images.digest(content);
        finish(startUpload(repository), digest, content);
        return digest;
    }

    /** Pushes a manifest under a tag. */
    void tag(String repository, String tag, byte[] manifest) throws IOException, InterruptedException {
        expect(201, send("PUT", "/v2/" + repository + "/manifests/" + tag, manifest, "Content-Type", Images.MANIFEST));
    }

    static HttpResponse<byte[]> expect(int status, HttpResponse<byte[]> answer) {
        Assertions.assertThat(answer.statusCode())
                .as("%s %s: %s", answer.request().method(), answer.uri(), new String(answer.body(), UTF_8))
                .isEqualTo(status);
        return answer;
    }
}
