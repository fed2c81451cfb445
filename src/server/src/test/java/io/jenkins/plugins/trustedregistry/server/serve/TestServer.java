// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.client.Credential;
import io.jenkins.plugins.trustedregistry.server.client.HttpsApi;
import io.jenkins.plugins.trustedregistry.server.client.ServerAddress;
import io.jenkins.plugins.trustedregistry.server.client.TrustedCertificates;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.SettingsSource;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A server in this process, on a free port of the loopback address, with the administrator {@code admin}. */
public final class TestServer implements AutoCloseable {
    public static final String ADMIN = "admin";
    public static final String PASSWORD = "correct horse battery staple";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final Server server;
    private final boolean plainHttp;

    private TestServer(Path home, Server server, boolean plainHttp) {
        this.home = home;
        this.server = server;
        this.plainHttp = plainHttp;
    }

    /** With TLS of its own authority. */
    public static TestServer start(Path home) {
        return start(home, ServerSettings.DEFAULTS, false);
    }

    public static TestServer startPlain(Path home) {
        return start(home, ServerSettings.DEFAULTS, true);
    }

    /** With these settings, whose listener is replaced; they lie in the home, and can be changed there. */
    public static TestServer start(Path home, ServerSettings settings, boolean plainHttp) {
        return start(home, settings, new Variables(Map.of()), plainHttp);
    }

    static TestServer start(Path home, ServerSettings settings, Variables variables, boolean plainHttp) {
        Path file = home.resolve("registry.yaml");
        try {
            Files.createDirectories(home);
            if (settings != ServerSettings.DEFAULTS) {
                Files.writeString(file, settings.text().orElseGet(() -> SettingsFile.write(settings.registry())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SettingsSource source =
                new SettingsSource(file, variables, kept -> kept.with(new ListenerSettings("127.0.0.1", 0, plainHttp)));
        Server server = Server.start(home, source, Optional.of(PASSWORD), "test", Clock.systemUTC(), () -> {});
        return new TestServer(home, server, plainHttp);
    }

    public Banner banner() {
        return server.banner();
    }

    /** By its own port, whatever public address the settings name. */
    public String url() {
        return (plainHttp ? "http" : "https") + "://127.0.0.1:" + server.port().orElseThrow();
    }

    public Path authority() {
        return home.resolve("ca.pem");
    }

    /** One call with a password. */
    ApiAnswer call(String user, String password, String call, String json) throws IOException {
        return call(new Credential.Password(user, password), call, json);
    }

    /** One call, written {@code METHOD path}; an empty body is none. */
    ApiAnswer call(Credential credential, String call, String json) throws IOException {
        String[] parts = call.split(" ");
        Optional<JsonNode> body = json.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(json));
        try (HttpsApi api = new HttpsApi(ServerAddress.parse(url()), credential, trusted())) {
            return api.call(Method.valueOf(parts[0]), parts[1], body);
        }
    }

    private Optional<TrustedCertificates> trusted() throws IOException {
        return url().startsWith("https")
                ? Optional.of(new TrustedCertificates(Files.readString(authority())))
                : Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }
}
