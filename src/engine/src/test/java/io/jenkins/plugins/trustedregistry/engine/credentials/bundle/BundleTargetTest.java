// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:5000", "10.1.2.3:443", "[::1]:5000", "registry.example.com"})
    void takesWhatDockerTakes(String address) {
        new BundleTarget(address, Optional.of("tcp://engine.example.com:2376"));
        new BundleTarget(address, Optional.of("tcp://[fd00::1]:2376"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "host:port",
                "host:5000/x",
                "host'; rm -rf /; '",
                "$(id)",
                "https://host",
                "a\nb",
                "-x"
            })
    void whatIsNoAddressGetsIntoNoScript(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BundleTarget(address, Optional.empty()))
                .withMessageContaining("host:port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BundleTarget("localhost", Optional.of("tcp://" + address)))
                .withMessageContaining("tcp://");
    }
}
