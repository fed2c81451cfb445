// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Talks to a registry in this process, through its router. */
record InProcess(Registry registry) implements Speaker {
    private static final Member CONSOLE = Member.user("console");
    private static final Principal ADMINISTRATOR =
            new Principal(Optional.of(CONSOLE), Set.of(CONSOLE), true, Limits.NONE);

    @Override
    public Answer send(Request request) throws IOException {
        int question = request.target().indexOf('?');
        String path = question < 0 ? request.target() : request.target().substring(0, question);
        Headers headers = request.contentType().isEmpty()
                ? Headers.NONE
                : new Headers(Map.of("Content-Type", List.of(request.contentType())));
        Reply reply = registry.router()
                .answer(new Call(
                        Method.valueOf(request.method()),
                        path,
                        Map.of(),
                        QueryString.parse(question < 0 ? "" : request.target().substring(question + 1)),
                        headers,
                        new ByteArrayInputStream(request.body()),
                        OptionalLong.of(request.body().length),
                        new Peer("127.0.0.1", "http://registry.example", List.of()),
                        ADMINISTRATOR))
                .reply();
        String location = reply.headers().stream()
                .filter(header -> header.getKey().equals("Location"))
                .map(header -> pathOf(header.getValue()))
                .findFirst()
                .orElse("");
        return new Answer(
                reply.status(), request.method().equals("HEAD") ? new byte[0] : content(reply.body()), location);
    }

    static String pathOf(String location) {
        URI uri = URI.create(location);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static byte[] content(Body body) throws IOException {
        if (body instanceof Body.Bytes bytes) {
            return bytes.content();
        }
        if (body instanceof Body.Stream stream) {
            try (InputStream in = stream.opener().open()) {
                return in.readAllBytes();
            }
        }
        if (body instanceof Body.Written written) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            written.writer().writeTo(out);
            return out.toByteArray();
        }
        if (body instanceof Body.FilePart part) {
            try (InputStream in = Files.newInputStream(part.file())) {
                in.skipNBytes(part.offset());
                return in.readNBytes(Math.toIntExact(part.length()));
            }
        }
        return new byte[0];
    }
}
