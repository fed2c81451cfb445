// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface NameService {
    /** That of the machine. */
    NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** At least one address; an address in digits is its own. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
