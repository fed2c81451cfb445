// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.inprocess;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Payload;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Transport;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Requests that are answered by a registry in this process, as somebody who shows a user name and secret with each. */
final class RouterTransport implements Transport {
    private static final String ADDRESS = "127.0.0.1";

    private final Router router;
    private final String authorization;

    RouterTransport(Router router, String user, String secret) {
        this.router = router;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Payload> payload = request.payload();
        try (InputStream body = payload.isPresent() ? payload.get().open() : InputStream.nullInputStream()) {
            OptionalLong length = OptionalLong.of(payload.map(Payload::size).orElse(0L));
            return answer(router.answer(call(request, body, length)).reply());
        }
    }

    private Call call(Request request, InputStream body, OptionalLong length) {
        URI uri = request.uri();
        Map<String, List<String>> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put("Authorization", List.of(authorization));
        String base = uri.getScheme() + "://" + uri.getRawAuthority();
        return new Call(
                Method.valueOf(request.method()),
                uri.getRawPath(),
                Map.of(),
                uri.getRawQuery() == null ? Map.of() : QueryString.parse(uri.getRawQuery()),
                new Headers(headers),
                body,
                length,
                new Peer(ADDRESS, base, List.of()),
                Principal.ANONYMOUS);
    }

    private static Answer answer(Reply reply) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> field : reply.headers()) {
            headers.computeIfAbsent(field.getKey(), name -> new ArrayList<>()).add(field.getValue());
        }
        return new Answer(reply.status(), headers, body(reply.body()));
    }

    private static InputStream body(Body body) throws IOException {
        if (body instanceof Body.Bytes bytes) {
            return new ByteArrayInputStream(bytes.content());
        }
        if (body instanceof Body.Stream stream) {
            return stream.opener().open();
        }
        if (body instanceof Body.FilePart part) {
            InputStream in = Files.newInputStream(part.file());
            in.skipNBytes(part.offset());
            return in; // who reads it knows its length, from the descriptor
        }
        if (body instanceof Body.Written written) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            written.writer().writeTo(out);
            return new ByteArrayInputStream(out.toByteArray());
        }
        return InputStream.nullInputStream();
    }

    @Override
    public void close() {
        // the registry is not ours to close
    }
}
