// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;

/** One line of JSON lines. */
public final class JsonLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLine() {}

    public static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "What answered does not speak like a Trusted Registry: check the server's address.",
                    e);
        }
    }
}
