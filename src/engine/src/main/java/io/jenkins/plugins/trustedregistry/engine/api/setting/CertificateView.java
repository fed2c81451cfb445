// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The certificate as the API shows it; {@code names} are host names and IP addresses it is for. */
record CertificateView(
        String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter, boolean custom) {

    static CertificateView of(X509Certificate certificate, boolean custom) {
        return new CertificateView(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                custom);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .map(name -> String.valueOf(name.get(1)))
                    .sorted()
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
