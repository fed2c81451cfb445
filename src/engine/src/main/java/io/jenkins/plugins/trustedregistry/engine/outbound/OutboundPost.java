// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Something to be posted to a server.
 *
 * @param timeout for all of it, from looking up the name to the answer
 */
public record OutboundPost(
        URI target, Trust trust, Map<String, String> headers, String contentType, String body, Duration timeout) {

    public OutboundPost {
        headers = Map.copyOf(headers);
    }
}
