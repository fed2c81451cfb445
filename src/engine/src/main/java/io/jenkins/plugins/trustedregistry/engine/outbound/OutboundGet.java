// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Something to be read from a server. Unlike a post it follows redirects, each to a server that the rules allow.
 *
 * @param patience until the answer begins, and then between its pieces
 */
public record OutboundGet(URI target, Trust trust, Map<String, String> headers, Duration patience) {
    public OutboundGet {
        headers = Map.copyOf(headers);
    }
}
