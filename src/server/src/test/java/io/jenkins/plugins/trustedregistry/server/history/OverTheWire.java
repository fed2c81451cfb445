// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Talks to a server over its socket. */
record OverTheWire(HttpClient http, String url, String authorization) implements Speaker {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + request.target()))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        if (!request.contentType().isEmpty()) {
            builder.header("Content-Type", request.contentType());
        }
        HttpResponse<byte[]> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Location").map(InProcess::pathOf).orElse(""));
    }
}
