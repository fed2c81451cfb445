// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The blocks of the settings, each by its key, as JSON. */
public final class Blocks {
    /** What must exist is changed where it is: organizations have calls of their own. */
    private static final List<String> ELSEWHERE = List.of("organizations");

    private Blocks() {}

    /** The keys of all that can be changed by themselves. */
    public static NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>(Stream.of(Settings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        ELSEWHERE.forEach(names::remove);
        return names;
    }

    /** The value of a block, secrets included; an empty object where everything in it has its default and is left out. */
    public static JsonNode of(Settings settings, String block) {
        JsonNode value = SettingsJson.write(settings).get(block);
        if (value != null) {
            return value;
        }
        return block.equals("administrators")
                ? JsonNodeFactory.instance.arrayNode()
                : new ObjectNode(JsonNodeFactory.instance);
    }

    /** The keys whose values differ, with the block's before them; the block alone where it is no object. */
    public static List<String> changed(String block, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return List.of();
        }
        if (!before.isObject() || !after.isObject()) {
            return List.of(block);
        }
        NavigableSet<String> keys = new TreeSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        return keys.stream()
                .filter(key -> !before.path(key).equals(after.path(key)))
                .map(key -> block + "." + key)
                .toList();
    }
}
