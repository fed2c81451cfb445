// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.server.accounts.ConfiguredAccount;
import io.jenkins.plugins.trustedregistry.server.accounts.ConfiguredAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
    @TempDir
    Path folder;

    @Test
    void readsTheRegistryAndTheLocalUsersOfOneFile() throws IOException {
        ServerSettings settings = read("""
                jenkins:
                  systemMessage: hello
                  securityRealm:
                    local:
                      allowsSignup: false
                      users:
                        - id: Nigel
                          name: Nigel Poulton
                          password: "${PASSWORD}"
                          description: passed over
                unclassified:
                  trustedRegistry:
                    listener: {port: 5001}
                """);

        assertThat(settings.registry().listener().port()).isEqualTo(5001);
        assertThat(settings.accounts().users()).singleElement().satisfies(user -> {
            assertThat(user.id().text()).isEqualTo("Nigel");
            assertThat(user.name()).isEqualTo("Nigel Poulton");
            assertThat(user.password()).isEqualTo("correct horse");
        });
    }

    @Test
    void hasDefaultsForAnEmptyFile() throws IOException {
        ServerSettings settings = read("");

        assertThat(settings.registry()).isEqualTo(Settings.DEFAULTS);
        assertThat(settings.accounts()).isEqualTo(ConfiguredAccounts.NONE);
    }

    @Test
    void namesLineAndKeyOfAVariableThatIsNotSet() {
        assertRefused(
                "unclassified:\n  trustedRegistry:\n    general:\n      publicAddress: ${ADDRESS}\n",
                "casc.yaml, line 4",
                "general.publicAddress",
                "'ADDRESS' is not set");
    }

    @Test
    void namesLineAndKeyOfAUserNameThatIsNotWellFormed() {
        assertRefused(users("{id: 'a b', password: x}"), "casc.yaml, line 5", "users[1]", "'a b' is not well-formed");
    }

    @Test
    void refusesAUserWithoutPassword() {
        assertRefused(users("{id: nigel}"), "casc.yaml, line 5", "password");
    }

    @Test
    void refusesAPasswordThatEndsWithALineBreak() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");

        assertRefused(users("{id: nigel, password: '${readFile:" + secret + "}'}"), "${trim:${readFile:...}}");
    }

    @Test
    void refusesAHashThatOnlyJenkinsUnderstands() {
        assertRefused(users("{id: nigel, password: '#jbcrypt:$2a$10$abc'}"), "hash that only Jenkins can use");
    }

    @Test
    void refusesTheSameUserTwice() {
        assertRefused(users("{id: nigel, password: x}, {id: Nigel, password: y}"), "named twice");
    }

    @Test
    void neverShowsAPassword() throws IOException {
        ServerSettings settings = read(users("{id: nigel, password: 'correct horse'}"));

        assertThat(settings.toString()).contains("nigel").doesNotContain("correct");
        assertThat(settings.accounts().users())
                .extracting(ConfiguredAccount::toString)
                .containsExactly("ConfiguredAccount[nigel]");
    }

    @Test
    void saysWhenTheFileIsMissingOrNoText() throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), "ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ServerSettings.read(folder.resolve("none.yaml"), new Variables(Map.of())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("none.yaml does not exist");
        assertThatThrownBy(() -> ServerSettings.read(latin, new Variables(Map.of())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static String users(String list) {
        return "jenkins:\n  securityRealm:\n    local:\n      users:\n        [" + list + "]\n";
    }

    private void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll(parts);
    }

    private ServerSettings read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("casc.yaml"), yaml);
        return ServerSettings.read(file, new Variables(Map.of("PASSWORD", "correct horse")));
    }
}
