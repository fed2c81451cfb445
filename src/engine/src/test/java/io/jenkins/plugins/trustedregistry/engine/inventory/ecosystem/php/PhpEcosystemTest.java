// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.php;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhpEcosystemTest {
    private static final String PACKAGES =
            "[{\"name\":\"symfony/console\",\"version\":\"v6.4.1\",\"license\":[\"MIT\"]},{\"name\":\"x\",\"version\":\"1\"},{\"name\":\"none\"}]";

    @TempDir
    Path temporary;

    @Test
    void readsTheFormsOfBothComposers() throws IOException {
        for (String json : new String[] {PACKAGES, "{\"packages\":" + PACKAGES + ",\"dev\":true}"}) {
            Found found = Found.in(new PhpEcosystem(), temporary, "vendor/composer/installed.json", json);
            assertThat(found.names()).containsExactly("symfony/console 6.4.1", "x 1");
            assertThat(found.packages.get(0).licences()).containsExactly("MIT");
        }
    }
}
