// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, and what is said when that can't be done. */
class ServerTest {
    private static final Variables VARIABLES = new Variables(
            Map.of("ALICE_PASSWORD", "alice's own", "NIGEL_PASSWORD", "nigel's own", "REGISTRY_PORT", "0"));

    @TempDir
    Path folder;

    @Test
    void generatesThePasswordOfTheFirstAdministratorOnce() throws IOException {
        String password;
        try (Server server = start(folder.resolve("home"), Optional.empty())) {
            FirstAdministrator first = server.banner().administrator().orElseThrow();
            password = first.generatedPassword().orElseThrow();
            assertThat(first.name()).isEqualTo("admin");
        }
        try (Server server = start(folder.resolve("home"), Optional.empty())) {
            assertThat(server.banner().administrator()).isEmpty();
        }
        assertThat(password).hasSize(24);
    }

    @Test
    void aPasswordThatIsGivenCountsOnlyForTheFirstStart() throws IOException {
        Path home = folder.resolve("home");
        TestServer.startPlain(home).close();
        try (Server again = start(home, Optional.of("another password"))) {
            assertThat(again.banner().administrator()).isEmpty();
        }
        try (TestServer server = TestServer.startPlain(home)) {
            assertThat(server.call(TestServer.ADMIN, TestServer.PASSWORD, "GET /api/v1/whoami", "")
                            .json()
                            .path("registryAdmin")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void theFirstAdministratorIsThereBeforeTheFirstRequestIs() throws Exception {
        int port = freePort();
        ServerSettings settings =
                ServerSettings.DEFAULTS.with(Settings.DEFAULTS.with(new ListenerSettings("127.0.0.1", port, true)));
        CompletableFuture<Integer> firstAnswer = CompletableFuture.supplyAsync(() -> firstAnswer(port));

        try (Server server = start(folder.resolve("home"), settings, Optional.of("given before"))) {
            assertThat(server.port()).contains(port);
            assertThat(firstAnswer.get(1, TimeUnit.MINUTES)).isEqualTo(200);
        }
    }

    @Test
    void needsNoFirstAdministratorWhenTheSettingsNameOne() {
        ServerSettings settings = read("""
                jenkins: {securityRealm: {local: {users: [{id: alice, password: "${ALICE_PASSWORD}"}]}}}
                unclassified: {trustedRegistry: {administrators: ["user:alice"]}}
                """);

        try (Server server = start(folder.resolve("home"), settings, Optional.empty())) {
            assertThat(server.banner().administrator()).isEmpty();
        }
    }

    @Test
    void anAccountCalledAdminIsOnlyPromotedWhenNobodyElseAdministers() {
        String users =
                "jenkins: {securityRealm: {local: {users: [{id: admin, password: x}, {id: alice, password: y}]}}}\n";
        ServerSettings alone = read(users);
        ServerSettings withAlice = read(users + "unclassified: {trustedRegistry: {administrators: ['user:alice']}}");

        try (Server server = start(folder.resolve("alice"), withAlice, Optional.of("given"))) {
            assertThat(server.banner().administrator()).isEmpty();
        }
        try (Server server = start(folder.resolve("alone"), alone, Optional.empty())) {
            assertThat(server.banner().administrator())
                    .contains(new FirstAdministrator("admin", Optional.empty(), false));
        }
    }

    @Test
    void theExampleFilesStartAndStartingTwiceChangesNothing() throws IOException {
        for (String name : new String[] {"minimal.yaml", "full.yaml", "gates.yaml", "mirroring.yaml"}) {
            Path home = folder.resolve(name);
            ServerSettings settings = ServerSettings.read(Path.of("../../casc-examples", name), VARIABLES);
            String first = state(home, settings);
            String second = state(home, settings);

            assertThat(first).contains("technology", "read-write").isEqualTo(second);
        }
    }

    @Test
    void theUsersOfTheFullExampleCanLogInWithTheirRights() throws IOException {
        ServerSettings settings = ServerSettings.read(Path.of("../../casc-examples/full.yaml"), VARIABLES);

        try (TestServer server = TestServer.start(folder.resolve("home"), settings, VARIABLES, true)) {
            assertThat(server.call("alice", "alice's own", "GET /api/v1/accounts", "")
                            .status())
                    .isEqualTo(200);
            assertThat(server.call("nigelpoulton", "nigel's own", "GET /api/v1/accounts", "")
                            .status())
                    .isEqualTo(403);
            assertThat(server.call("nigelpoulton", "nigel's own", "GET /api/v1/access?repository=technology/test", "")
                            .json()
                            .toString())
                    .contains("technology/devs has read-write");
        }
    }

    @Test
    void saysWhichProcessUsesTheHome() {
        Path home = folder.resolve("home");
        try (TestServer server = TestServer.startPlain(home)) {
            assertThat(server.url()).startsWith("http://127.0.0.1:");
            assertFails(
                    () -> start(home, Optional.empty()),
                    ExitCode.HOME_IN_USE,
                    "in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void saysThatThePortIsInUseAndGivesTheHomeUpAgain() throws IOException {
        Path home = folder.resolve("home");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = ServerSettings.DEFAULTS.with(
                    Settings.DEFAULTS.with(new ListenerSettings("127.0.0.1", taken.getLocalPort(), true)));

            assertFails(
                    () -> start(home, settings, Optional.empty()),
                    ExitCode.ADDRESS_UNUSABLE,
                    "Port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
        try (Server server = start(home, Optional.empty())) {
            assertThat(server.banner().administrator())
                    .as("no account was made by the start that failed")
                    .isPresent();
        }
    }

    @Test
    void saysThatAnAddressIsNotThisMachines() {
        ServerSettings settings =
                ServerSettings.DEFAULTS.with(Settings.DEFAULTS.with(new ListenerSettings("192.0.2.1", 5000, false)));

        assertFails(
                () -> start(folder.resolve("home"), settings, Optional.empty()),
                ExitCode.ADDRESS_UNUSABLE,
                "can't listen on 192.0.2.1:5000");
    }

    @Test
    void saysThatTheHomeIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertFails(() -> start(file, Optional.empty()), ExitCode.HOME_UNUSABLE, "is a file: name a folder");
        assertFails(() -> start(file.resolve("below"), Optional.empty()), ExitCode.HOME_UNUSABLE, "can't be used");
    }

    @Test
    void saysWhatDoesNotFitInTheSettings() {
        ServerSettings settings = read("""
                unclassified:
                  trustedRegistry:
                    organizations:
                      - name: technology
                        repositories:
                          - {name: test, grants: [{team: nobody, right: read-only}]}
                """);

        assertFails(
                () -> start(folder.resolve("home"), settings, Optional.empty()),
                ExitCode.SETTINGS,
                "technology/nobody");
    }

    @Test
    void saysThatACustomCertificateCannotBeUsed() {
        ServerSettings settings = read("unclassified: {trustedRegistry: {tls: {certificate: not one, key: nor this}}}");

        assertFails(
                () -> start(folder.resolve("home"), settings, Optional.empty()),
                ExitCode.SETTINGS,
                "certificate in the settings can't be used");
    }

    private static int firstAnswer(int port) {
        String login = Base64.getEncoder().encodeToString("admin:given before".getBytes(StandardCharsets.UTF_8));
        HttpRequest whoAmI = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/whoami"))
                .header("Authorization", "Basic " + login)
                .build();
        HttpClient client = HttpClient.newHttpClient();
        while (true) {
            try {
                return client.send(whoAmI, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                Thread.onSpinWait(); // it does not listen yet
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void assertFails(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable start, ExitCode code, String part) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private static String state(Path home, ServerSettings settings) throws IOException {
        try (TestServer server = TestServer.start(home, settings, VARIABLES, true)) {
            StringBuilder state = new StringBuilder();
            for (String list : new String[] {
                "/settings",
                "/accounts",
                "/repositories",
                "/organizations/technology/teams/devs/grants",
                "/namespaces/technology/mirrors"
            }) {
                state.append(server.call(TestServer.ADMIN, TestServer.PASSWORD, "GET /api/v1" + list, "")
                                .json())
                        .append('\n');
            }
            return state.toString().replaceAll("\"port\":\\d+", "");
        }
    }

    private ServerSettings read(String yaml) {
        try {
            return ServerSettings.read(Files.writeString(folder.resolve("casc.yaml"), yaml), VARIABLES);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Server start(Path home, Optional<String> password) {
        return start(
                home,
                ServerSettings.DEFAULTS.with(Settings.DEFAULTS.with(new ListenerSettings("127.0.0.1", 0, true))),
                password);
    }

    private static Server start(Path home, ServerSettings settings, Optional<String> password) {
        ListenerSettings listener = settings.registry().listener();
        ServerSettings local = listener.port() == 5000 && listener.address().equals("0.0.0.0")
                ? settings.with(settings.registry().with(new ListenerSettings("127.0.0.1", 0, true)))
                : settings;
        return Server.start(home, local, password, "test", Clock.systemUTC());
    }
}
