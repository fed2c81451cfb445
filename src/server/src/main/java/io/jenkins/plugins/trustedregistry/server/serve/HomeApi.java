// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.client.ApiDownload;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.settings.FileKeeper;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The API of a home that no server uses, in this process. */
public final class HomeApi implements RegistryApi {
    private final OpenHome home;
    private final ConsoleCalls calls;

    /** @param baseUrl how clients reach the registry when it runs, for addresses in answers */
    public HomeApi(OpenHome home, String baseUrl) {
        this.home = home;
        this.calls = new ConsoleCalls(home.registry().router(), baseUrl);
    }

    /**
     * Opens a home that exists, with its settings.
     *
     * @throws CommandFailure when it is in use or can't be used
     */
    public static HomeApi open(Path home, Optional<Path> config, Variables variables, String version, Clock clock) {
        ServerSettings settings = HomeSettings.read(config, home, variables);
        int port = Math.max(settings.registry().listener().port(), 0);
        PublicName name = PublicName.of(settings.registry(), port, PublicName.thisMachine());
        OpenHome.requireThere(home);
        // What can't be taken over at once is taken over by the next start.
        FileKeeper keeper =
                new FileKeeper(HomeSettings.source(config, home, variables, UnaryOperator.identity()), () -> {});
        return new HomeApi(OpenHome.open(home, settings, Optional.of(keeper), version, clock), name.url());
    }

    @Override
    public ApiAnswer call(Method method, String path, Map<String, String> headers, Optional<JsonNode> body) {
        return answer(reply(method, path, headers, body));
    }

    @Override
    public ApiDownload open(String path) {
        Reply reply = reply(Method.GET, path, Map.of(), Optional.empty());
        try {
            return new ApiDownload(reply.status(), contentType(reply), opened(reply.body()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public ApiAnswer upload(String path, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return answer(calls.answer(Method.POST, path, Headers.NONE, in, Files.size(file)));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "The file " + file + " is not there, or can't be read: check its name.", e);
        }
    }

    private Reply reply(Method method, String path, Map<String, String> headers, Optional<JsonNode> body) {
        byte[] sent = body.map(json -> json.toString().getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        Map<String, List<String>> fields = new TreeMap<>();
        headers.forEach((name, value) -> fields.put(name, List.of(value)));
        return calls.answer(method, path, new Headers(fields), sent);
    }

    private static ApiAnswer answer(Reply reply) {
        try {
            return new ApiAnswer(reply.status(), contentType(reply), ConsoleCalls.content(reply.body()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String contentType(Reply reply) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static CommandFailure unreadable(IOException e) {
        return new CommandFailure(ExitCode.FAILED, "The registry's answer could not be read: " + e.getMessage(), e);
    }

    private static InputStream opened(Body body) throws IOException {
        if (body instanceof Body.Written written) {
            return new WrittenBody(written.writer());
        }
        return body instanceof Body.Stream stream
                ? stream.opener().open()
                : new ByteArrayInputStream(ConsoleCalls.content(body));
    }

    @Override
    public boolean runHere(long job) {
        return home.registry().jobs().runOnly(job);
    }

    @Override
    public void close() {
        home.close();
    }
}
