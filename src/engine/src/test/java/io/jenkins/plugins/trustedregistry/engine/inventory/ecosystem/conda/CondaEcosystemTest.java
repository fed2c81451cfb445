// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CondaEcosystemTest {
    @TempDir
    Path temporary;

    @Test
    void readsTheRecordOfAPackage() throws IOException {
        Found found = Found.in(
                new CondaEcosystem(),
                temporary,
                "opt/conda/conda-meta/openssl-3.0.13-h7f8727e_0.json",
                "{\"name\":\"openssl\",\"version\":\"3.0.13\",\"build\":\"h7f8727e_0\",\"subdir\":\"linux-64\",\"license\":\"Apache-2.0\",\"files\":[]}");
        assertThat(found.names()).containsExactly("openssl 3.0.13");
        assertThat(found.packages.get(0).qualifiers()).isEqualTo(Map.of("build", "h7f8727e_0", "subdir", "linux-64"));
    }
}
