// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import org.junit.jupiter.api.Test;

class SettingsJsonTest {

    @Test
    void readsWhatItWrote() throws Exception {
        Settings settings = SettingsJson.read(json("""
                        {"listener": {"port": 0, "address": "127.0.0.1"},
                         "administrators": ["user:alice"],
                         "organizations": [{"name": "technology", "repositories": [{"name": "test"}]}]}"""), Settings.class);

        assertThat(SettingsJson.read(SettingsJson.write(settings), Settings.class))
                .isEqualTo(settings);
        assertThat(settings.administrators()).containsExactly(Member.user("alice"));
    }

    @Test
    void takesTextsForNumbersAndSwitchesAsFormsSendThem() throws Exception {
        ListenerSettings listener = SettingsJson.read(
                json("{\"address\": \"127.0.0.1\", \"port\": \"5001\", \"plainHttp\": \"true\"}"),
                ListenerSettings.class);

        assertThat(listener).isEqualTo(new ListenerSettings("127.0.0.1", 5001, true));
    }

    @Test
    void aRefusalHasThePathToTheKey() throws Exception {
        JsonNode wrong =
                json("{\"name\": \"technology\", \"repositories\": [{\"name\": \"a\", \"visibilty\": \"public\"}]}");

        assertThatThrownBy(() -> SettingsJson.read(wrong, OrganizationSettings.class))
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        refusal -> assertThat(refusal.path()).containsExactly("repositories", 0, "visibilty"))
                .hasMessageStartingWith("'visibilty' is not a key here. Allowed: description, grants, ")
                .hasMessageContaining(" visibility.");
    }

    @Test
    void aRefusedValueIsNamedByItsKey() throws Exception {
        JsonNode wrong = json("{\"port\": 70000}");

        assertThatThrownBy(() -> SettingsJson.read(wrong, ListenerSettings.class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("port 70000 is not a port");
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }
}
