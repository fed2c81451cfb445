// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.facts.Evidences;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildKnowledge;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A whole registry on a free loopback port, with made-up people: an administrator, alice and nigelpoulton. */
public final class TestHost implements AutoCloseable {
    private static final String PLAIN = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
            """;

    private final Registry registry;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestHost(Registry registry) {
        this.registry = registry;
    }

    /** Opens and starts it over plain HTTP. */
    public static TestHost open(Path home) throws IOException {
        return open(home, SettingsFile.read("test", PLAIN, UnaryOperator.identity()));
    }

    public static TestHost open(Path home, Settings settings) throws IOException {
        return open(home, settings, RunningBuilds.NONE);
    }

    public static TestHost open(Path home, Settings settings, RunningBuilds builds) throws IOException {
        return open(home, settings, builds, BuildKnowledge.NONE);
    }

    /** With a time of its own. */
    public static TestHost open(Path home, Settings settings, RunningBuilds builds, Clock clock) throws IOException {
        return open(home, settings, builds, BuildKnowledge.NONE, clock);
    }

    public static TestHost open(Path home, Settings settings, RunningBuilds builds, BuildKnowledge knowledge)
            throws IOException {
        return open(home, settings, builds, knowledge, Clock.systemUTC());
    }

    private static TestHost open(
            Path home, Settings settings, RunningBuilds builds, BuildKnowledge knowledge, Clock clock)
            throws IOException {
        return started(host(home, people(), builds, knowledge, (event, actor) -> {}), settings, clock);
    }

    /** With a time of its own, and a host that is told of events on the thread of whoever makes them. */
    public static TestHost open(Path home, Settings settings, RunningBuilds builds, Clock clock, Subscriber listener)
            throws IOException {
        return started(host(home, people(), builds, BuildKnowledge.NONE, listener), settings, clock);
    }

    /** With a host that is told of events on the thread of whoever makes them. */
    public static TestHost listening(Path home, Settings settings, RunningBuilds builds, Subscriber listener)
            throws IOException {
        return started(host(home, people(), builds, BuildKnowledge.NONE, listener), settings, Clock.systemUTC());
    }

    private static TestHost started(Host host, Settings settings, Clock clock) throws IOException {
        Registry registry = Registry.open(host, settings, clock);
        registry.start();
        return new TestHost(registry);
    }

    /** With a place where its settings can be changed. */
    public static TestHost open(Path home, MemoryKeeper keeper) throws IOException {
        Host plain = host(home, people());
        Host keeping = new Host() {
            @Override
            public Path home() {
                return plain.home();
            }

            @Override
            public Directory directory(Database database) {
                return plain.directory(database);
            }

            @Override
            public String version() {
                return plain.version();
            }

            @Override
            public Optional<SettingsKeeper> keeper() {
                return Optional.of(keeper);
            }
        };
        Registry registry = Registry.open(keeping, keeper.settings(), Clock.systemUTC());
        registry.start();
        return new TestHost(registry);
    }

    static FakeDirectory people() {
        return FakeDirectory.empty()
                .withAdmin("admin")
                .with("alice")
                .with("nigelpoulton", "ldap-devs")
                .with("stranger");
    }

    static Host host(Path home, Directory directory) {
        return host(home, directory, RunningBuilds.NONE, BuildKnowledge.NONE, (event, actor) -> {});
    }

    private static Host host(
            Path home, Directory directory, RunningBuilds builds, BuildKnowledge knowledge, Subscriber listener) {
        return new Host() {
            @Override
            public Subscriber listener() {
                return listener;
            }

            @Override
            public BuildKnowledge knowledge() {
                return knowledge;
            }

            @Override
            public RunningBuilds builds() {
                return builds;
            }

            @Override
            public Path home() {
                return home;
            }

            @Override
            public Directory directory(Database database) {
                return directory;
            }

            @Override
            public String version() {
                return "test";
            }
        };
    }

    /** The management API's route table. */
    public List<Route> apiRoutes() {
        return registry.routes().stream()
                .filter(table -> table.prefix().equals("/api/v1/"))
                .flatMap(table -> table.routes().stream())
                .toList();
    }

    public Registry registry() {
        return registry;
    }

    /** Takes evidence as a host gives it. */
    public Evidences evidence() {
        return registry.evidence();
    }

    public String url() {
        return "http://127.0.0.1:" + registry.port().orElseThrow();
    }

    /** Sends a call as a user (empty: as nobody); JSON when there is a body. */
    public HttpResponse<String> send(String user, String method, String path, String json)
            throws IOException, InterruptedException {
        return sendWith(user.isEmpty() ? "" : basic(user, user + "-password"), method, path, json);
    }

    /** The same with one more header. */
    public HttpResponse<String> send(String user, String method, String path, String json, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", basic(user, user + "-password"))
                .header(header, value)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The same with an Authorization header as it stands; empty: none. */
    public HttpResponse<String> sendWith(String authorization, String method, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }
}
