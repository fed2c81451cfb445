// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.function.UnaryOperator;

/**
 * The settings in two parts, as they are kept on disk.
 *
 * @param text YAML that anybody may read: the settings without their secrets
 * @param secret JSON of the blocks that have secrets, to be kept encrypted; empty when none has
 */
record KeptSettings(String text, String secret) {
    private static final String FILE = "the stored settings";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static KeptSettings of(Settings settings) {
        JsonNode whole = SettingsJson.write(settings);
        JsonNode shown = SettingsJson.write(settings.withoutSecrets());
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        whole.properties().stream()
                .filter(block -> !block.getValue().equals(shown.get(block.getKey())))
                .forEach(block -> secret.set(block.getKey(), block.getValue()));
        return new KeptSettings(
                SettingsFile.write(settings.withoutSecrets()), secret.isEmpty() ? "" : secret.toString());
    }

    /** @throws InvalidSettingException when somebody broke the file */
    Settings settings() {
        Settings shown = text.isBlank() ? Settings.DEFAULTS : SettingsFile.read(FILE, text, UnaryOperator.identity());
        return secret.isBlank() ? shown : merged(shown, secretBlocks());
    }

    /** The settings with another value of one block. */
    static Settings with(Settings settings, String block, JsonNode value) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.set(block, value);
        return merged(settings, change);
    }

    private static Settings merged(Settings settings, ObjectNode blocks) {
        ObjectNode json = (ObjectNode) SettingsJson.write(settings);
        json.setAll(blocks);
        return SettingsJson.read(json, Settings.class);
    }

    private ObjectNode secretBlocks() {
        try {
            return (ObjectNode) JSON.readTree(secret);
        } catch (JsonProcessingException e) {
            throw new InvalidSettingException("The stored secrets can't be read: enter them again.");
        }
    }

    @Override
    public String toString() {
        return "KeptSettings[" + text + "]";
    }
}
