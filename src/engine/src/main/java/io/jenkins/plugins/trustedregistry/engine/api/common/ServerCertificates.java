// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import io.jenkins.plugins.trustedregistry.engine.settings.GeneralSettings;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;

/** The certificate the listener shows. */
public interface ServerCertificates {

    /** The certificate shown now. */
    Shown current();

    /**
     * Takes a custom certificate into use for new connections and keeps it for the next start.
     *
     * @param chain PEM, leaf first
     * @param key PEM, not encrypted
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException status 400, saying what is wrong with it: the key is
     *     another's, it does not cover the public address, it has expired; the one before stays
     */
    void use(String chain, String key) throws IOException;

    /**
     * Whether a certificate could be used, without using it.
     *
     * @param reached names the public address that it must cover
     * @return the first of the chain
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException as {@link #use}
     */
    X509Certificate check(String chain, String key, GeneralSettings reached);

    /** Goes back to a certificate of the registry's own authority. */
    void useOwnAuthority() throws IOException;

    /** A certificate of the registry's own authority for a server that client bundles shall trust. It is not kept. */
    Issued issue(ServerNames names, Duration lifetime);

    /** A new key and certificate, and the authority's certificate in PEM. */
    record Issued(KeyedCertificate certificate, String authority) {}

    /** A certificate, and whether somebody gave it to the registry. */
    record Shown(X509Certificate certificate, boolean custom) {}
}
