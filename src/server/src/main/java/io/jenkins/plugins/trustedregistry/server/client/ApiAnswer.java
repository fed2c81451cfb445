// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;

/**
 * What the API answered.
 *
 * @param contentType as sent; empty without a body
 */
@SuppressWarnings("ArrayRecordComponent") // read once, right after it was made
public record ApiAnswer(int status, String contentType, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROBLEM = "application/problem+json";

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body, which must be JSON. */
    public JsonNode json() {
        if (!contentType.startsWith("application/json") && !contentType.startsWith(PROBLEM)) {
            throw foreign();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw foreign();
        }
    }

    /** What the registry said about why it did not do it. */
    public String refusal() {
        if (!contentType.startsWith(PROBLEM)) {
            throw foreign();
        }
        return json().path("detail").asText("The registry refused with status " + status + ".");
    }

    private CommandFailure foreign() {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "What answered (status " + status
                        + ") does not speak like a Trusted Registry: check the server's address.");
    }
}
