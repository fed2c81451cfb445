// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who is at the other end and how they addressed the registry, after listed proxies were believed.
 *
 * @param address the client's address
 * @param connected the address at the other end of the connection: the client's, or that of the last proxy before the registry
 * @param baseUrl scheme, host and port by which the client reached the registry, or the public address when one is set; no
 *     trailing slash
 * @param certificates the client's certificate chain, checked by TLS, leaf first; empty without one
 */
public record Peer(String address, String connected, String baseUrl, List<X509Certificate> certificates) {

    public Peer {
        certificates = List.copyOf(certificates);
    }

    /** A client that is connected without a proxy. */
    public Peer(String address, String baseUrl, List<X509Certificate> certificates) {
        this(address, address, baseUrl, certificates);
    }
}
