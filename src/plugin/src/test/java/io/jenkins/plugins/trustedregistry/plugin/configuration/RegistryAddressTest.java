// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryAddressTest {

    @Test
    void thePublicAddressCounts() {
        Settings settings = settings("{\"general\": {\"publicAddress\": \"https://registry.example.com\"}}");

        assertThat(RegistryAddress.of(settings, Optional.of("https://ci.example.com/"), 5000)
                        .name())
                .isEqualTo("registry.example.com");
    }

    @Test
    void elseJenkinsOwnHostWithTheListenersPort() {
        assertThat(RegistryAddress.of(Settings.DEFAULTS, Optional.of("https://ci.example.com:8443/jenkins/"), 5000)
                        .baseUrl())
                .isEqualTo("https://ci.example.com:5000");
    }

    @Test
    void aJenkinsWithoutAnAddressIsOnThisMachine() {
        assertThat(RegistryAddress.of(Settings.DEFAULTS, Optional.empty(), 5000).name())
                .isEqualTo("localhost:5000");
        assertThat(RegistryAddress.of(Settings.DEFAULTS, Optional.of("not an address"), 5000)
                        .name())
                .isEqualTo("localhost:5000");
    }

    private static Settings settings(String json) {
        try {
            return SettingsJson.read(JsonMapper.builder().build().readTree(json), Settings.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
