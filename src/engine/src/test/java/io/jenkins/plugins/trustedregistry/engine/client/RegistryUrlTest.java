// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryUrlTest {

    @ParameterizedTest
    @CsvSource({
        "harbor.example.com,            https://harbor.example.com,      harbor.example.com",
        "https://harbor.example.com/,   https://harbor.example.com,      harbor.example.com",
        "https://r.example:5000/x,      https://r.example:5000,          r.example:5000",
        "docker.io,                     https://registry-1.docker.io,    docker.io",
        "http://127.0.0.1:5000,         http://127.0.0.1:5000,           127.0.0.1:5000",
        "http://localhost:5000,         http://localhost:5000,           localhost:5000",
        "http://[::1]:5000,             http://[::1]:5000,               [::1]:5000",
    })
    void readsAddresses(String text, String base, String name) throws ClientException {
        RegistryUrl url = RegistryUrl.parse(text, false);

        assertThat(url).hasToString(base);
        assertThat(url.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://harbor.example.com", "http://127.0.0.1.example.com", "http://localhost.example:80"})
    void plainHttpOverTheNetworkMustBeMeant(String text) throws ClientException {
        assertThatThrownBy(() -> RegistryUrl.parse(text, false)).hasMessageContaining("plainHttp: true");
        assertThat(RegistryUrl.parse(text, true).base()).hasScheme("http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://x", "https://", "https://a b", "file:///etc/passwd", "https://user:secret@x.example"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> RegistryUrl.parse(text, false))
                .isInstanceOf(ClientException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void coversItsOwnServerOnly() throws ClientException {
        RegistryUrl url = RegistryUrl.parse("https://r.example:5000", false);

        assertThat(url.covers(URI.create("https://r.example:5000/v2/x"))).isTrue();
        assertThat(url.covers(URI.create("http://r.example:5000/v2/x"))).isFalse();
        assertThat(url.covers(URI.create("https://r.example/v2/x"))).isFalse();
        assertThat(url.covers(URI.create("https://cdn.example:5000/v2/x"))).isFalse();
    }
}
