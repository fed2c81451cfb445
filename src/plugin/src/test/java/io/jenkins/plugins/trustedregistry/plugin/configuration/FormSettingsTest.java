// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormSettingsTest {

    @Test
    void fieldsBecomeSettings() {
        Settings settings = read("""
                {"general/publicAddress": "https://registry.example.com", "listener/port": "0",
                 "listener/address": "127.0.0.1", "listener/plainHttp": true,
                 "general/trustedProxies[]": "10.0.0.0/8\\n\\n 192.0.2.1 ",
                 "administrators[]": "user:alice\\ngroup:ops"}""");

        assertThat(settings.general().publicAddress()).isEqualTo("https://registry.example.com");
        assertThat(settings.general().trustedProxies()).containsExactly("10.0.0.0/8", "192.0.2.1");
        assertThat(settings.listener().port()).isZero();
        assertThat(settings.listener().plainHttp()).isTrue();
        assertThat(settings.administrators())
                .containsExactly(Member.user("alice"), new Member(Member.Kind.GROUP, "ops"));
    }

    @Test
    void whatJenkinsAddsToAFormIsNoSetting() {
        assertThat(read("{\"listener/port\": \"5001\", \"$redact\": [\"tls/key\"], \"stapler-class\": \"x\"}"))
                .isEqualTo(read("{\"listener/port\": \"5001\"}"));
    }

    @Test
    void anEmptyFieldHasItsDefault() {
        assertThat(read("{\"general/publicAddress\": \" \", \"listener/port\": \"\", \"administrators[]\": \"\"}"))
                .isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void whatTheFormDoesNotShowStays() {
        Settings before = read("{\"listener/port\": \"5001\", \"garbageCollection/schedule\": \"30 2 * * *\"}");

        Settings after = SettingsJson.read(FormSettings.over(before, "{\"listener/port\": \"\"}"), Settings.class);

        assertThat(after.garbageCollection()).isEqualTo(before.garbageCollection());
        assertThat(after.listener()).isEqualTo(Settings.DEFAULTS.listener());
    }

    @Test
    void aWrongValueIsRefusedInTheWordsOfTheSettings() {
        assertThatThrownBy(() -> read("{\"listener/port\": \"99999\"}"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("port 99999 is not a port");
    }

    @Test
    void everyFieldOfTheFormIsASetting() throws Exception {
        String form = Files.readString(Path.of("src/main/resources/io/jenkins/plugins/trustedregistry/plugin"
                + "/configuration/TrustedRegistryConfiguration/config.jelly"));
        Set<String> fields = Pattern.compile("<f:\\w+ name=\"([^\"]+)\"")
                .matcher(form)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());

        assertThat(fields).hasSizeGreaterThan(8);
        assertThat(fields).allSatisfy(field -> {
            String[] keys = field.replace("[]", "").split("/");
            Class<?> block = Settings.class;
            for (String key : keys) {
                block = component(block, key);
            }
        });
    }

    private static Class<?> component(Class<?> block, String key) {
        for (var component : block.getRecordComponents()) {
            if (component.getName().equals(key)) {
                return component.getType();
            }
        }
        throw new AssertionError(block.getSimpleName() + " has no key " + key);
    }

    private static Settings read(String form) {
        return SettingsJson.read(FormSettings.over(Settings.DEFAULTS, form), Settings.class);
    }
}
