// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;

/**
 * What was sent for a block, made into new settings. Keys, defaults and refusals are those of the settings file.
 *
 * @param block its key
 * @param sent the block's whole value, or what changes of it (RFC 7396: null is the default again)
 * @param whole which of the two
 */
public record BlockChange(String block, JsonNode sent, boolean whole) {

    /**
     * The settings with this change.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException naming the key and what is allowed, with the
     *     path to it from the block's own key on
     */
    public Settings of(Settings before) {
        JsonNode old = Blocks.of(before, block);
        JsonNode value = whole ? sent.deepCopy() : merged(Secrets.hidden(block, old), sent);
        Secrets.fill(block, value, old);
        ObjectNode all = (ObjectNode) SettingsJson.write(before);
        all.set(block, value);
        return SettingsJson.read(all, Settings.class);
    }

    /** A null stays one: the settings' reader takes it for what is left out, and a secret that is null is one that was sent. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
        changes.properties()
                .forEach(
                        change -> merged.set(change.getKey(), merged(merged.path(change.getKey()), change.getValue())));
        return merged;
    }

    @Override
    public String toString() {
        return "BlockChange[" + block + "]"; // what was sent may hold a secret
    }
}
