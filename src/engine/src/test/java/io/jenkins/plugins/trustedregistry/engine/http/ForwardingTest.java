// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {
    private static final String PROXY = "10.0.0.1";
    private static final String OUTER_PROXY = "10.0.0.2";
    private static final String STRANGER = "198.51.100.9";

    private final Forwarding forwarding = new Forwarding(Optional.empty(), List.of(AddressRange.parse("10.0.0.0/8")));

    @Test
    void withoutProxyItIsTheConnectionAndTheHostHeader() {
        assertThat(origin(STRANGER)).isEqualTo(new Forwarding.Origin(STRANGER, "http://registry:5000"));
    }

    @Test
    void aStrangerIsNotBelieved() {
        assertThat(origin(
                        STRANGER,
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "for=203.0.113.7;proto=https;host=evil.example"))
                .isEqualTo(new Forwarding.Origin(STRANGER, "http://registry:5000"));
    }

    @Test
    void aListedProxyIsBelieved() {
        assertThat(origin(
                        PROXY,
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "dtr.example"))
                .isEqualTo(new Forwarding.Origin("203.0.113.7", "https://dtr.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "dtr.example, 8443, https://dtr.example:8443",
        "dtr.example, 443, https://dtr.example",
        "dtr.example:9443, 443, https://dtr.example:9443",
        "[2001:db8::7], 8443, https://[2001:db8::7]:8443",
        "[2001:db8::7]:9443, 8443, https://[2001:db8::7]:9443"
    })
    void aPortThatIsSaidByItselfBelongsToAHostWithoutOne(String host, String port, String base) {
        assertThat(origin(PROXY, "X-Forwarded-Proto", "https", "X-Forwarded-Host", host, "X-Forwarded-Port", port)
                        .baseUrl())
                .isEqualTo(base);
        assertThat(origin(STRANGER, "X-Forwarded-Port", "1").baseUrl()).isEqualTo("http://registry:5000");
    }

    @Test
    void whatTheClientClaimedBeforeTheProxyIsNotBelieved() {
        assertThat(origin(PROXY, "X-Forwarded-For", "127.0.0.1, 203.0.113.7").address())
                .isEqualTo("203.0.113.7");
        assertThat(origin(
                                PROXY,
                                "X-Forwarded-For",
                                "10.9.9.9",
                                "X-Forwarded-For",
                                "203.0.113.7",
                                "X-Forwarded-Host",
                                "forged.example, dtr.example")
                        .baseUrl())
                .as("the proxy added the last one")
                .isEqualTo("http://dtr.example");
    }

    @Test
    void aChainOfListedProxiesIsWalkedToItsEnd() {
        assertThat(origin(
                        PROXY,
                        "X-Forwarded-For",
                        "1.1.1.1, 203.0.113.7, " + OUTER_PROXY,
                        "X-Forwarded-Proto",
                        "https, http",
                        "X-Forwarded-Host",
                        "dtr.example, inner"))
                .isEqualTo(new Forwarding.Origin("203.0.113.7", "https://dtr.example"));
    }

    @Test
    void readsTheStandardHeaderToo() {
        assertThat(origin(PROXY, "Forwarded", "For=\"[2001:db8::7]:4711\";Proto=https;Host=\"dtr.example:8443\""))
                .isEqualTo(new Forwarding.Origin("2001:db8:0:0:0:0:0:7", "https://dtr.example:8443"));
        assertThat(origin(PROXY, "Forwarded", "for=1.1.1.1, for=203.0.113.7:99;proto=https, for=" + OUTER_PROXY)
                        .address())
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden", "", "not an address", "203.0.113.7.evil.example"})
    void behindAHiddenClientTheProxyIsTheLastOneKnown(String client) {
        assertThat(origin(PROXY, "X-Forwarded-For", "1.1.1.1, " + client + "x,").address())
                .isEqualTo(PROXY);
        assertThat(origin(PROXY, "Forwarded", "for=1.1.1.1, for=" + client + ";proto=https"))
                .isEqualTo(new Forwarding.Origin(PROXY, "https://registry:5000"));
    }

    @Test
    void onlyTheSchemeMayBeForwarded() {
        assertThat(origin(PROXY, "X-Forwarded-Proto", "https"))
                .isEqualTo(new Forwarding.Origin(PROXY, "https://registry:5000"));
    }

    @Test
    void thePublicAddressWins() {
        Forwarding fixed =
                new Forwarding(Optional.of("https://dtr.example"), List.of(AddressRange.parse("10.0.0.0/8")));
        assertThat(fixed.origin(
                        AddressRange.address(PROXY),
                        "http",
                        "anything",
                        headers("X-Forwarded-For", "203.0.113.7", "X-Forwarded-Host", "other")))
                .isEqualTo(new Forwarding.Origin("203.0.113.7", "https://dtr.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a/b", "user@host", "host:", "host:x", "<script>", "a\"b", ".", "[::1", "a?b", "a#b"})
    void refusesAHostThatIsNone(String authority) {
        assertThatThrownBy(() -> forwarding.origin(AddressRange.address(STRANGER), "http", authority, Headers.NONE))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "registry:5000", "10.1.2.3:80", "[::1]:5000", "my_host.internal", "x"})
    void acceptsHostsAsTheyAreUsed(String authority) {
        assertThat(forwarding
                        .origin(AddressRange.address(STRANGER), "https", authority, Headers.NONE)
                        .baseUrl())
                .isEqualTo("https://" + authority);
    }

    @Test
    void refusesAForwardedSchemeOrHostThatIsNone() {
        assertThatThrownBy(() -> origin(PROXY, "X-Forwarded-Proto", "javascript"))
                .isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> origin(PROXY, "X-Forwarded-Host", "a/b")).isInstanceOf(RegistryException.class);
    }

    private Forwarding.Origin origin(String connected, String... headers) {
        return forwarding.origin(AddressRange.address(connected), "http", "registry:5000", headers(headers));
    }

    private static Headers headers(String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.computeIfAbsent(namesAndValues[i], ignored -> new ArrayList<>())
                    .add(namesAndValues[i + 1]);
        }
        return new Headers(fields);
    }
}
