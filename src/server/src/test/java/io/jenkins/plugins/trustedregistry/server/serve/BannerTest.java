// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BannerTest {
    private static final Banner.Authority AUTHORITY = new Banner.Authority(Path.of("/home/ca.pem"), "AB:CD");
    private static final FirstAdministrator GENERATED = new FirstAdministrator("admin", Optional.of("s3cret"), true);

    @Test
    void givesAddressPageAndLinesToCopy() {
        String text = text(new ListenerSettings("0.0.0.0", 5000, false), Optional.of(AUTHORITY));

        assertThat(text)
                .contains(
                        "address   https://localhost:5000\n",
                        "page      https://localhost:5000/\n",
                        "login     admin, password s3cret ",
                        "  docker login --username admin localhost:5000\n",
                        "  docker image push localhost:5000/admin/alpine:latest\n",
                        "cp /home/ca.pem /etc/docker/certs.d/localhost:5000/ca.crt\n",
                        "curl --insecure --output /etc/docker/certs.d/builder:5000/ca.crt https://builder:5000/ca\n",
                        "  AB:CD\n");
    }

    @Test
    void aLoopbackAddressIsNotOfferedToOtherMachines() {
        String text = text(new ListenerSettings("127.0.0.1", 5000, false), Optional.of(AUTHORITY));

        assertThat(text)
                .contains("docker login --username admin 127.0.0.1:5000", "/etc/docker/certs.d/127.0.0.1:5000/ca.crt")
                .doesNotContain("another machine", "builder");
    }

    @Test
    void plainHttpNeedsNoAuthority() {
        String text = text(new ListenerSettings("127.0.0.1", 5000, true), Optional.empty());

        assertThat(text).contains("http://127.0.0.1:5000\n").doesNotContain("certs.d", "https");
    }

    @Test
    void thePublicAddressIsHowClientsNameIt() {
        Settings settings = SettingsFile.read(
                "x",
                "unclassified: {trustedRegistry: {general: {publicAddress: 'https://registry.example.com'}}}",
                UnaryOperator.identity());

        PublicName name = PublicName.of(settings, 5000, "builder");

        assertThat(name)
                .isEqualTo(
                        new PublicName("https://registry.example.com", "registry.example.com", "registry.example.com"));
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        Settings settings = Settings.DEFAULTS.with(new ListenerSettings("::1", 5000, false));

        assertThat(PublicName.of(settings, 5000, "builder").url()).isEqualTo("https://[::1]:5000");
        assertThat(PublicName.of(Settings.DEFAULTS.with(new ListenerSettings("192.0.2.7", 0, false)), 5001, "builder"))
                .isEqualTo(new PublicName("https://192.0.2.7:5001", "192.0.2.7:5001", "192.0.2.7:5001"));
    }

    @Test
    void saysWhenThereIsNoListener() {
        Banner banner = new Banner("1.0", Optional.empty(), Path.of("/home"), Optional.of(AUTHORITY), Optional.empty());

        assertThat(String.join("\n", banner.lines()))
                .contains("the settings switch the listener off")
                .doesNotContain("docker");
    }

    @Test
    void aPasswordThatWasGivenIsNotShown() {
        Banner banner = new Banner(
                "1.0",
                Optional.of(new PublicName("https://a", "a", "a")),
                Path.of("/home"),
                Optional.empty(),
                Optional.of(new FirstAdministrator("admin", Optional.empty(), true)));

        assertThat(String.join("\n", banner.lines())).contains("admin, with the password it was given");
        assertThat(banner.json().has("password")).isFalse();
        assertThat(GENERATED.toString()).doesNotContain("s3cret");
    }

    @Test
    void programsReadItAsJson() {
        Banner banner = new Banner(
                "1.0",
                Optional.of(new PublicName("https://a:1", "a:1", "a:1")),
                Path.of("/home"),
                Optional.of(AUTHORITY),
                Optional.of(GENERATED));

        assertThat(banner.json())
                .hasToString(
                        "{\"version\":\"1.0\",\"address\":\"https://a:1\",\"page\":\"https://a:1/\",\"docker\":\"a:1\","
                                + "\"home\":\"/home\",\"authority\":\"/home/ca.pem\",\"authorityFingerprint\":\"AB:CD\","
                                + "\"administrator\":\"admin\",\"password\":\"s3cret\"}");
    }

    @Test
    void addressesToListenOnHaveHostAndPort() {
        assertThat(ListenAddress.parse("127.0.0.1:5000")).isEqualTo(new ListenAddress("127.0.0.1", 5000));
        assertThat(ListenAddress.parse("[::1]:0"))
                .isEqualTo(new ListenAddress("::1", 0))
                .hasToString("[::1]:0");
        assertThat(ListenAddress.parse("registry.example.com:443").host()).isEqualTo("registry.example.com");
        for (String bad : new String[] {"5000", ":5000", "a:", "a:b", "a:70000", "::1:5000", "a b:1", "a/b:1"}) {
            assertThatThrownBy(() -> ListenAddress.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write HOST:PORT");
        }
    }

    private static String text(ListenerSettings listener, Optional<Banner.Authority> authority) {
        PublicName name = PublicName.of(Settings.DEFAULTS.with(listener), 5000, "builder");
        return String.join(
                "\n",
                new Banner("1.0", Optional.of(name), Path.of("/home"), authority, Optional.of(GENERATED)).lines());
    }
}
