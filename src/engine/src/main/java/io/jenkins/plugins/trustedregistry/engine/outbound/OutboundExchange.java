// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request of any method, whose answer is taken as it is: a redirect is an answer, too. Header values may be secret, so the text form
 * has none, and no query.
 *
 * @param body sent as it is read; whoever made it closes it
 * @param patience how long nothing may move on the connection, in either direction; there is no limit to all of it
 */
public record OutboundExchange(
        String method, URI target, Trust trust, Map<String, String> headers, Optional<Body> body, Duration patience) {
    public OutboundExchange {
        headers = Map.copyOf(headers);
    }

    /**
     * What is sent.
     *
     * @param length in bytes, exactly
     */
    public record Body(InputStream in, long length) {}

    @Override
    public String toString() {
        return method + " " + target.getScheme() + "://" + target.getRawAuthority() + target.getRawPath();
    }
}
