// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;

/**
 * The settings, or one block of them, as JSON: for a host that keeps them in a form of its own. Keys, defaults and refusals are
 * those of the file.
 */
public final class SettingsJson {

    private SettingsJson() {}

    /**
     * Reads a block.
     *
     * @param block one of the records of this package, or a value type that stands in them
     * @throws InvalidSettingException naming the key and what is allowed, with the path to it
     */
    public static <T> T read(JsonNode json, Class<T> block) {
        return YamlBlocks.fromJson(json, block);
    }

    /** The inverse of {@link #read}. Private keys are written too. */
    public static JsonNode write(Object block) {
        return YamlBlocks.toJson(block);
    }
}
