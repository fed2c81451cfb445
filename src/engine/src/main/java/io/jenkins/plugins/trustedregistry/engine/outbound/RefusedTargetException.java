// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/** A server may not be called: none of its addresses may, or its address can't be a target at all. The message is a sentence. */
public final class RefusedTargetException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedTargetException(String host, List<InetAddress> addresses) {
        super(sentence(host, addresses));
    }

    RefusedTargetException(String sentence) {
        super(sentence);
    }

    static String sentence(String host, List<InetAddress> addresses) {
        return "The host " + host + " has the address "
                + addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "))
                + ", which is not a public one. If it may be called, have an administrator add it to"
                + " webhooks: allowedTargets in the settings.";
    }
}
