// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
    private final TargetRules strict = new TargetRules(false, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001:0:1::1",
                "2002:7f00:1::"
            })
    void refusesWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(strict.allows("hooks.example.com", InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "1.1.1.1"})
    void allowsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(strict.allows("hooks.example.com", InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void allowsWhatTheSettingsNameByAddressRangeOrHost() throws UnknownHostException {
        TargetRules rules = new TargetRules(false, List.of("10.20.0.0/16", "127.0.0.1", "Jenkins.Example.com"));

        assertThat(rules.allows("x", InetAddress.getByName("10.20.3.4"))).isTrue();
        assertThat(rules.allows("x", InetAddress.getByName("10.21.3.4"))).isFalse();
        assertThat(rules.allows("x", InetAddress.getLoopbackAddress())).isTrue();
        assertThat(rules.allows("x", InetAddress.getByName("127.0.0.2"))).isFalse();
        assertThat(rules.allows("jenkins.example.com", InetAddress.getByName("192.168.0.9")))
                .isTrue();
        assertThat(rules.allows("jenkins.example.com.evil.example", InetAddress.getByName("192.168.0.9")))
                .isFalse();
        assertThat(rules.allowed("x", List.of(InetAddress.getByName("10.0.0.1"), InetAddress.getByName("1.1.1.1"))))
                .containsExactly(InetAddress.getByName("1.1.1.1"));
    }

    @Test
    void saysWhatAnAllowedTargetMayBe() {
        assertThatThrownBy(() -> new TargetRules(false, List.of("not a host"))).hasMessageContaining("not a host");
        assertThatThrownBy(() -> new TargetRules(false, List.of("10.0.0.0/33"))).hasMessageContaining("prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "example.com",
                "https:///path",
                "http://example.com/",
                "https://user:secret@example.com/",
                "https://example.com/#x",
                "file:///etc/passwd"
            })
    void refusesAddressesThatAreNoneOfAWebServerWithTls(String address) {
        assertThat(strict.refusal(URI.create(address))).isPresent();
        assertThat(strict.refusal(URI.create(address)).orElseThrow()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://10.1.2.3:8443/",
                "https://[::1]/",
                "https://169.254.169.254/latest"
            })
    void refusesAnAddressOfTheOwnNetworkBeforeItIsCalled(String address) {
        assertThat(strict.refusal(URI.create(address)).orElseThrow()).contains("not a public one", "allowedTargets");
        assertThat(new TargetRules(false, List.of("127.0.0.0/8", "10.0.0.0/8", "::1", "169.254.169.254"))
                        .refusal(URI.create(address)))
                .isEmpty();
        assertThat(strict.refusal(URI.create("https://8.8.8.8/x"))).isEmpty();
    }

    @Test
    void takesHttpOnlyWhereItIsAllowed() {
        assertThat(new TargetRules(true, List.of()).refusal(URI.create("http://example.com/x?y=z")))
                .isEmpty();
        assertThat(strict.refusal(URI.create("https://example.com:8443/x"))).isEmpty();
    }
}
