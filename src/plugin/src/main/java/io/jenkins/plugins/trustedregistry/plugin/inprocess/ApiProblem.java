// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A refusal of the management API (RFC 9457). */
final class ApiProblem {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ApiProblem() {}

    /** Its sentence; empty when there is none. */
    static String sentence(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.path("detail").asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
