// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;

/**
 * What the form of Manage Jenkins > System sends, as a block of settings. The form names its fields by the keys of the settings,
 * joined by slashes (of a name with dots Jenkins keeps only the end); {@code []} behind a name means one value a line. An empty field is one that is left out.
 */
final class FormSettings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FormSettings() {}

    /**
     * What the settings are to be, for their reader: those from before, with the fields of the form. What the form does not show stays.
     *
     * @throws InvalidSettingException when this is no form
     */
    static ObjectNode over(Settings before, String submitted) {
        JsonNode form;
        try {
            form = JSON.readTree(submitted);
        } catch (JsonProcessingException e) {
            throw new InvalidSettingException("What the form sent can't be read: reload the page and try again.");
        }
        ObjectNode settings = (ObjectNode) SettingsJson.write(before);
        form.properties().stream()
                .filter(field -> !isOfJenkins(field.getKey()))
                .forEach(field -> put(settings, field.getKey(), field.getValue()));
        return settings;
    }

    /** Jenkins' own scripts add fields to a form, for instance {@code $redact} with the names of those that hold secrets. */
    private static boolean isOfJenkins(String name) {
        return name.startsWith("$") || name.equals("stapler-class");
    }

    private static void put(ObjectNode settings, String name, JsonNode value) {
        boolean lines = name.endsWith("[]");
        String[] keys = (lines ? name.substring(0, name.length() - 2) : name).split("/");
        ObjectNode block = settings;
        for (int i = 0; i < keys.length - 1; i++) {
            block = block.withObjectProperty(keys[i]);
        }
        String key = keys[keys.length - 1];
        String text = value.asText().strip();
        if (text.isEmpty()) {
            block.remove(key);
        } else {
            block.set(key, lines ? linesOf(text) : JsonNodeFactory.instance.textNode(text));
        }
    }

    private static ArrayNode linesOf(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }
}
