// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inprocess;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Requests that are answered by a registry in this process. They run on threads of their own: interrupting whoever waits breaks off the
 * exchange, and not the registry in the middle of a write.
 */
public final class RouterTransport implements Transport {
    private static final String ADDRESS = "127.0.0.1";

    private final Router router;
    private final Principal principal;
    private final Map<String, List<String>> login;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "registry-in-process");
        thread.setDaemon(true);
        return thread;
    });

    private RouterTransport(Router router, Principal principal, Map<String, List<String>> login) {
        this.router = router;
        this.principal = principal;
        this.login = login;
    }

    /** As somebody who shows a user name and secret with each request. */
    public static RouterTransport showing(Router router, String user, String secret) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return new RouterTransport(router, Principal.ANONYMOUS, Map.of("Authorization", List.of(basic)));
    }

    /** As somebody who needs not prove it, because the registry itself has asked who it is. */
    public static RouterTransport as(Router router, Principal principal) {
        return new RouterTransport(router, principal, Map.of());
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Payload> payload = request.payload();
        long length = payload.map(Payload::size).orElse(0L);
        try (InputStream opened = payload.isPresent() ? payload.get().open() : InputStream.nullInputStream()) {
            BrokenOffBody body = new BrokenOffBody(opened);
            Call call = call(request, body, OptionalLong.of(length));
            Future<Answer> answering =
                    threads.submit(() -> answer(router.answer(call).reply()));
            Answer answer = awaited(answering, body);
            Optional<IOException> failure = body.failure();
            if (failure.isPresent()) {
                answer.close();
                throw failure.get();
            }
            return answer;
        }
    }

    private static Answer awaited(Future<Answer> answering, BrokenOffBody body)
            throws IOException, InterruptedException {
        try {
            return answering.get();
        } catch (InterruptedException e) {
            body.breakOff();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException("The registry did not answer", e.getCause());
        }
    }

    private Call call(Request request, InputStream body, OptionalLong length) {
        URI uri = request.uri();
        Map<String, List<String>> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.putAll(login);
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
                principal);
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

    /** The registry is not ours to close, and threads end by themselves when there is nothing to do. */
    @Override
    public void close() {}
}
