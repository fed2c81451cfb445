// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificate for it. Its text form holds no secret.
 *
 * @param chain the certificate and those that lead to its authority, leaf first; never empty
 */
public record KeyedCertificate(PrivateKey key, List<X509Certificate> chain) {

    public KeyedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A key needs a certificate");
        }
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** The private key in PEM, PKCS#8, not encrypted: handle with care. */
    public String keyPem() {
        return Pem.of(key);
    }

    /** The certificate alone, in PEM. */
    public String leafPem() {
        return Pem.of(chain.subList(0, 1));
    }

    /** The chain in PEM, leaf first. */
    public String chainPem() {
        return Pem.of(chain);
    }

    @Override
    public String toString() {
        return "KeyedCertificate[" + leaf().getSubjectX500Principal() + "]";
    }
}
