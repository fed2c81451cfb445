// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads and writes settings as YAML: a JCasC file whose block {@code unclassified: trustedRegistry:} holds the settings.
 * Whatever else stands in the file belongs to somebody else and is not looked at here.
 */
public final class SettingsFile {
    private static final List<String> BLOCK = List.of("unclassified", "trustedRegistry");

    private SettingsFile() {}

    /**
     * The settings in this YAML text; defaults where the block is missing.
     *
     * @param file how the file is called in messages
     * @param variables resolves {@code ${...}} inside one scalar
     * @throws InvalidSettingException naming file, line, key and what is allowed
     */
    public static Settings read(String file, String yaml, UnaryOperator<String> variables) {
        return new YamlBlocks(file, yaml, variables).read(BLOCK, Settings.class).orElse(Settings.DEFAULTS);
    }

    /** The settings as a file that {@link #read} reads back to the same value. */
    public static String write(Settings settings) {
        return YamlBlocks.write(Map.of(BLOCK.get(0), Map.of(BLOCK.get(1), settings)));
    }

    /** The settings as the block's JSON. */
    public static JsonNode toJson(Settings settings) {
        return YamlBlocks.toJson(settings);
    }
}
