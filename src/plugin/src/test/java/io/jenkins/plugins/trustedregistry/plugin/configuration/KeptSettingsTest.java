// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.TlsSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class KeptSettingsTest {

    @Test
    void theExampleOfEveryKeyComesBackAsItWas() throws Exception {
        String example = Files.readString(Path.of("../../casc-examples/full.yaml"));
        Settings settings = SettingsFile.read("full.yaml", example, KeptSettingsTest::variable);

        assertThat(KeptSettings.of(settings).settings()).isEqualTo(settings);
    }

    /** As the variables of the example would be set. */
    private static String variable(String text) {
        return text.equals("${REGISTRY_PORT:-5000}") ? "5000" : text.startsWith("${") ? "" : text;
    }

    @Test
    void thePrivateKeyIsOnlyInThePartThatIsEncrypted() {
        Settings settings = KeptSettings.with(
                Settings.DEFAULTS, "tls", SettingsJson.write(new TlsSettings("CERTIFICATE", "PRIVATE KEY")));

        KeptSettings kept = KeptSettings.of(settings);

        assertThat(kept.text()).doesNotContain("PRIVATE KEY");
        assertThat(kept.toString()).doesNotContain("PRIVATE KEY");
        assertThat(kept.settings()).isEqualTo(settings);
    }

    @Test
    void thePasswordOfAMirrorIsOnlyInThePartThatIsEncrypted() {
        Settings settings = SettingsFile.read("x", """
                unclassified:
                  trustedRegistry:
                    organizations:
                    - name: technology
                      repositories:
                      - name: test
                        mirrors:
                        - {name: out, direction: push, registry: 'https://r.example.com', repository: a, username: robot, password: Geheim}
                """, UnaryOperator.identity());

        KeptSettings kept = KeptSettings.of(settings);

        assertThat(kept.text()).contains("mirrors:").doesNotContain("Geheim");
        assertThat(kept.settings()).isEqualTo(settings);
    }

    @Test
    void nothingKeptMeansTheDefaults() {
        assertThat(new KeptSettings("", "").settings()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void aBrokenFileIsRefusedWithItsLine() {
        KeptSettings broken = new KeptSettings("unclassified:\n  trustedRegistry:\n    listner: {}\n", "");

        assertThatThrownBy(broken::settings)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("line 3");
        assertThat(new KeptSettings(SettingsFile.write(Settings.DEFAULTS), "").settings())
                .isEqualTo(SettingsFile.read("x", "", UnaryOperator.identity()));
    }
}
