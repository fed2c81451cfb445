// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "HTTPS_PROXY", "http://proxy.example:3128",
            "http_proxy", "plain.example:8080",
            "NO_PROXY", "intern.example, .local.example,registry.example:5000");

    @Test
    void eachSchemeHasItsOwn() throws ClientException {
        Proxies proxies = Proxies.of(VARIABLES);

        assertThat(proxies.proxyFor(URI.create("https://harbor.example/")))
                .contains(URI.create("http://proxy.example:3128"));
        assertThat(proxies.proxyFor(URI.create("http://harbor.example/")))
                .contains(URI.create("http://plain.example:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://intern.example/",
                "https://a.intern.example/",
                "https://x.local.example/",
                "https://registry.example:5000/",
                "https://localhost:5000/",
                "https://127.0.0.1/"
            })
    void someAreReachedDirectly(String target) throws ClientException {
        assertThat(Proxies.of(VARIABLES).proxyFor(URI.create(target))).isEmpty();
    }

    @Test
    void aNameThatOnlyEndsAlikeIsNotDirect() throws ClientException {
        assertThat(Proxies.of(VARIABLES).proxyFor(URI.create("https://notintern.example/")))
                .isPresent();
    }

    @Test
    void aBrokenVariableIsNamedWithoutItsValue() {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", "http://me:hush@ :1")))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("hush");
    }
}
