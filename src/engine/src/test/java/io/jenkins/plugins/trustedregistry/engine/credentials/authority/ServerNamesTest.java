// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {

    @Test
    void tellsHostsFromAddresses() {
        ServerNames names =
                ServerNames.of(List.of("Registry.Example.com", "10.1.2.3", "[::1]", "fd00::5", "1.example"));

        assertThat(names.hosts()).containsExactly("1.example", "registry.example.com");
        assertThat(names.addresses()).containsExactly("0:0:0:0:0:0:0:1", "10.1.2.3", "fd00:0:0:0:0:0:0:5");
    }

    @Test
    void writesForeignNamesAsTheDomainNameSystemDoes() {
        assertThat(ServerNames.of(List.of("bücher.example")).hosts()).containsExactly("xn--bcher-kva.example");
    }

    @Test
    void namesTheLoopbackInterface() {
        ServerNames names = ServerNames.ofThisMachine();

        assertThat(names.hosts()).contains("localhost");
        assertThat(names.addresses()).contains("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void isEqualWhateverTheOrderAndTheSpelling() {
        assertThat(ServerNames.of(List.of("A.example", "::1", "b.example")))
                .isEqualTo(ServerNames.of(List.of("b.example", "a.example", "[0:0:0:0:0:0:0:1]")))
                .isEqualTo(ServerNames.of(List.of("a.example")).and(ServerNames.of(List.of("::1", "b.example"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a..b", "-a.example", "host:5000", "999.1.1.1", "a/b", "a\nb", ":::::", "*.example"})
    void refusesWhatIsNeither(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerNames.of(List.of(name)));
    }
}
