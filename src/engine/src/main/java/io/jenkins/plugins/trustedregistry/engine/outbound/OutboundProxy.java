// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A web proxy through which other servers are called; it looks up their names.
 *
 * @param login what it is told; empty: nothing
 * @param direct which hosts are called without it
 */
public record OutboundProxy(String host, int port, Optional<Login> login, DirectHosts direct) {

    /** A user of the proxy. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

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
                return new OutboundProxy(uri.getHost(), uri.getPort(), Optional.empty(), DirectHosts.NONE);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(address, e);
        }
        throw wrong(address, null);
    }

    /** The same with a user. */
    public OutboundProxy as(String user, String password) {
        return new OutboundProxy(host, port, Optional.of(new Login(user, password)), direct);
    }

    /**
     * The same with hosts that are called without it.
     *
     * @throws IllegalArgumentException with a sentence when one of them is none
     */
    public OutboundProxy without(List<String> hosts) {
        return new OutboundProxy(host, port, login, DirectHosts.of(hosts));
    }

    URI address() {
        return URI.create("http://" + host + ":" + port);
    }

    private static IllegalArgumentException wrong(String address, @Nullable IllegalArgumentException e) {
        return new IllegalArgumentException("'" + address + "' is not a web proxy: write http://host:port.", e);
    }
}
