// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A web proxy through which other servers are called; it looks up their names, and decides which of them may be called. */
public record OutboundProxy(String host, int port) {

    /**
     * @param address {@code http://host:port}
     * @throws IllegalArgumentException with a sentence when it is none
     */
    public static OutboundProxy parse(String address) {
        try {
            URI uri = URI.create(address);
            boolean plain = "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() > 0
                    && (uri.getRawPath() == null
                            || uri.getRawPath().isEmpty()
                            || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null;
            if (plain) {
                return new OutboundProxy(uri.getHost(), uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw wrong(address, e);
        }
        throw wrong(address, null);
    }

    private static IllegalArgumentException wrong(String address, @Nullable IllegalArgumentException e) {
        return new IllegalArgumentException("'" + address + "' is not a web proxy: write http://host:port.", e);
    }
}
