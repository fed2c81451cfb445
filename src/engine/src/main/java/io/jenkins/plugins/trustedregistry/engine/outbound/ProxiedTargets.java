// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at who is called through a web proxy. The proxy looks the name up itself, so this is no more than a first look: it refuses what
 * is written as an address of the own network, and names that lead there by this machine's name service. A name that only the proxy
 * knows is left to it.
 */
final class ProxiedTargets {
    private final TargetRules rules;
    private final NameService names;
    private final Optional<OutboundProxy> proxy;

    ProxiedTargets(TargetRules rules, NameService names, Optional<OutboundProxy> proxy) {
        this.rules = rules;
        this.names = names;
        this.proxy = proxy;
    }

    /** May ask a name service. Nothing is looked at that is called directly: there the very address is, later. */
    void require(URI target) throws IOException {
        if (proxy.isEmpty() || proxy.get().direct().has(target.getHost())) {
            return;
        }
        String host = target.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> found;
        try {
            found = names.resolve(bare);
        } catch (UnknownHostException e) {
            return; // the proxy may know it
        }
        if (rules.allowed(bare, found).isEmpty()) {
            throw new RefusedTargetException(bare, found);
        }
    }
}
