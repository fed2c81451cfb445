// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAddressTest {

    @Test
    void withoutVariablesItIsTheDaemonOfTheMachine() {
        assertThat(EngineAddress.of(Map.of(), false).host()).isEqualTo("unix:///var/run/docker.sock");
        assertThat(EngineAddress.of(Map.of(), true).host()).isEqualTo("npipe:////./pipe/docker_engine");
    }

    @Test
    void aBundlesVariablesMeanTls() {
        EngineAddress address = EngineAddress.of(
                Map.of("DOCKER_HOST", "tcp://engine:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/work/x"),
                false);

        assertThat(address).isEqualTo(new EngineAddress("tcp://engine:2376", "/work/x"));
        assertThat(address.isEncrypted()).isTrue();
    }

    @Test
    void aSocketIsNeverEncrypted() {
        assertThat(EngineAddress.of(Map.of("DOCKER_HOST", "unix:///run/docker.sock", "DOCKER_TLS_VERIFY", "1"), false)
                        .isEncrypted())
                .isFalse();
        assertThat(EngineAddress.of(Map.of("DOCKER_HOST", "tcp://engine:2375", "DOCKER_TLS_VERIFY", "0"), false)
                        .isEncrypted())
                .isFalse();
    }
}
