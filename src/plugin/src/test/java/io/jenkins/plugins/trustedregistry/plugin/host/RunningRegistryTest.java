// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningRegistryTest {
    @TempDir
    private Path home;

    private RunningRegistry registry;

    @BeforeEach
    void make() {
        registry = new RunningRegistry(
                () -> new JenkinsHost(home, new Nobody(), new HostEvents(), "1.0"), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        registry.stop();
    }

    @Test
    void listensOnAPortOfItsOwnChoice() {
        registry.start(listening(0));

        assertThat(registry.state().problem()).isEmpty();
        assertThat(registry.state().registry().flatMap(Registry::port))
                .hasValueSatisfying(port -> assertThat(port).isPositive());
    }

    @Test
    void worksInJenkinsAloneWhenTheListenerIsOff() {
        registry.start(listening(-1));

        assertThat(registry.state().problem()).isEmpty();
        assertThat(registry.state().registry()).isPresent();
        assertThat(registry.state().registry().flatMap(Registry::port)).isEmpty();
    }

    @Test
    void aUsedPortIsAProblemInWordsAndThePagesStillWork() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            registry.start(listening(taken.getLocalPort()));

            assertThat(registry.state().problem())
                    .contains(
                            "Port " + taken.getLocalPort()
                                    + " of 127.0.0.1 is in use by another process. Stop that one,"
                                    + " or choose another port (0 for a free one) in Manage Jenkins > System > Trusted Registry.");
            assertThat(registry.state().registry()).isPresent();
        }
    }

    @Test
    void anotherPortMendsAUsedOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            registry.start(listening(taken.getLocalPort()));

            registry.apply(listening(0));

            assertThat(registry.state().problem()).isEmpty();
        }
    }

    @Test
    void aBrokenCertificateIsAProblemInWords() {
        registry.start(
                settings(
                        "{\"listener\": {\"address\": \"127.0.0.1\", \"port\": 0}, \"tls\": {\"certificate\": \"x\", \"key\": \"y\"}}"));

        assertThat(registry.state().problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("The registry in " + home
                                + " could not be opened. The certificate in the settings can't be used.")
                        .endsWith("settings are in Manage Jenkins > System > Trusted Registry."));
        assertThat(registry.state().registry()).isEmpty();
    }

    @Test
    void aHomeThatIsAFileIsAProblemInWords() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        registry = new RunningRegistry(
                () -> new JenkinsHost(file, new Nobody(), new HostEvents(), "1.0"), Clock.systemUTC());

        registry.start(listening(0));

        assertThat(registry.state().problem()).isPresent();
    }

    @Test
    void aChangeBeforeTheStartOrAfterTheStopOpensNothing() {
        registry.apply(listening(0));
        assertThat(registry.state()).isEqualTo(RegistryState.STOPPED);

        registry.start(listening(0));
        registry.stop();
        registry.apply(listening(0));

        assertThat(registry.state()).isEqualTo(RegistryState.STOPPED);
    }

    @Test
    void whatWasMadeIsThereAfterARestart() {
        registry.start(
                settings(
                        "{\"listener\": {\"address\": \"127.0.0.1\", \"port\": 0}, \"organizations\": [{\"name\": \"technology\"}]}"));

        registry.apply(listening(0));

        assertThat(registry.state().registry().orElseThrow().export().organizations())
                .hasSize(1);
    }

    @Test
    void whoChangedTheSettingsIsToldOnceAndOnlyWhenTheRegistryIsOpen() {
        List<String> told = new CopyOnWriteArrayList<>();
        HostEvents events = new HostEvents();
        events.listen((event, actor) -> told.add(actor + " " + event.contents()));
        registry = new RunningRegistry(() -> new JenkinsHost(home, new Nobody(), events, "1.0"), Clock.systemUTC());
        Settings broken = settings("{\"listener\": {\"address\": \"127.0.0.1\", \"port\": -1},"
                + " \"tls\": {\"certificate\": \"x\", \"key\": \"a private key\"}}");
        registry.changed(new SettingChange(listening(-1), broken, SettingsChanged.Means.FORM, "alice"));

        registry.start(broken);
        assertThat(registry.state().registry()).isEmpty();
        assertThat(told).isEmpty();

        registry.changed(new SettingChange(broken, listening(0), SettingsChanged.Means.CODE, "configuration as code"));
        registry.apply(listening(0));
        registry.apply(listening(-1));

        assertThat(told)
                .containsExactly(
                        "alice {block=tls, keys=[tls.certificate, tls.key], means=form}",
                        "configuration as code {block=listener, keys=[listener.port], means=code}",
                        "configuration as code {block=tls, keys=[tls.certificate, tls.key], means=code}");
    }

    @Test
    void ofOrganizationsTheNamesAreToldWhoseSettingsDiffer() {
        Settings before = settings(
                "{\"organizations\": [{\"name\": \"same\"}, {\"name\": \"gone\"}, {\"name\": \"technology\"}]}");
        Settings after = settings("{\"organizations\": [{\"name\": \"same\"},"
                + " {\"name\": \"technology\", \"description\": \"makes things\"}]}");

        assertThat(SettingsChanged.between(before, after, SettingsChanged.Means.CODE))
                .containsExactly(new SettingsChanged(
                        "organizations",
                        List.of("organizations.gone", "organizations.technology"),
                        SettingsChanged.Means.CODE));
    }

    private static Settings listening(int port) {
        return settings("{\"listener\": {\"address\": \"127.0.0.1\", \"port\": " + port + "}}");
    }

    private static Settings settings(String json) {
        try {
            return SettingsJson.read(JsonMapper.builder().build().readTree(json), Settings.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A directory of nobody. */
    private static final class Nobody implements Directory {
        @Override
        public Optional<Person> authenticate(String user, String password) {
            return Optional.empty();
        }

        @Override
        public Optional<Person> find(String user) {
            return Optional.empty();
        }

        @Override
        public boolean hasGroup(String group) {
            return false;
        }

        @Override
        public List<Member> complete(String prefix, int limit) {
            return List.of();
        }

        @Override
        public String description() {
            return "nobody";
        }
    }
}
