// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.server.serve.ConsoleCalls;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Talks to a registry in this process, through its router. */
record InProcess(Registry registry) implements Speaker {

    @Override
    public Answer send(Request request) throws IOException {
        Headers headers = request.contentType().isEmpty()
                ? Headers.NONE
                : new Headers(Map.of("Content-Type", List.of(request.contentType())));
        Method method = Method.valueOf(request.method());
        Reply reply = new ConsoleCalls(registry.router(), "http://registry.example")
                .answer(method, request.target(), headers, request.body());
        String location = reply.headers().stream()
                .filter(header -> header.getKey().equals("Location"))
                .map(header -> pathOf(header.getValue()))
                .findFirst()
                .orElse("");
        return new Answer(
                reply.status(), method == Method.HEAD ? new byte[0] : ConsoleCalls.content(reply.body()), location);
    }

    static String pathOf(String location) {
        URI uri = URI.create(location);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
