// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.io.IOException;
import java.util.Map;

/** Bodies in the form of settings. */
final class Bodies {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Bodies() {}

    static byte[] bytes(Call call) throws IOException {
        byte[] bytes = call.body().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID,
                    413,
                    "The body is larger than " + LARGEST + " bytes, the most this call takes.",
                    Map.of());
        }
        return bytes;
    }

    static ObjectNode object(Call call) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(bytes(call));
        } catch (IOException e) {
            throw Refusals.invalid("The body is not well-formed JSON.");
        }
        if (root instanceof ObjectNode object) {
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
