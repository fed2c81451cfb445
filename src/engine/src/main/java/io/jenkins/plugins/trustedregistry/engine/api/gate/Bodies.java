// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.io.IOException;

/** Bodies in the form of settings. */
final class Bodies {
    private Bodies() {}

    static ObjectNode object(Call call) throws IOException {
        if (JsonBody.anything(call) instanceof ObjectNode object) {
            return object;
        }
        throw Refusals.invalid("The body must be a JSON object, in braces.");
    }

    /** A block as settings write it, refused in the same words. */
    static <T> T block(JsonNode json, Class<T> type) {
        try {
            return SettingsJson.read(json, type);
        } catch (InvalidSettingException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }
}
