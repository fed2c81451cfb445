// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/**
 * Which certificate of a server is believed.
 *
 * @param authorities certificates in PEM, one of which must have signed it; empty: those that this Java trusts
 * @param skipVerification whether any is believed. Then whoever is in between can read and change what is sent
 */
public record Trust(String authorities, boolean skipVerification) {
    public static final Trust USUAL = new Trust("", false);

    /** @throws IllegalArgumentException with a sentence when the authorities can't be read */
    public Trust {
        authorities = authorities.strip();
        if (!authorities.isEmpty()) {
            read(authorities);
        }
    }

    Collection<? extends Certificate> certificates() {
        return read(authorities);
    }

    private static Collection<? extends Certificate> read(String pem) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static IllegalArgumentException unreadable(@org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The authority is no certificate in PEM: paste everything from -----BEGIN CERTIFICATE----- to"
                        + " -----END CERTIFICATE-----.",
                cause);
    }
}
