// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the listener shows to prove that it is the registry.
 *
 * @param chain the certificate and those that lead to its authority, leaf first; the authority itself may be left out
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {

    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A server certificate needs at least the leaf");
        }
    }

    @Override
    public String toString() {
        return "ServerCertificate[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
