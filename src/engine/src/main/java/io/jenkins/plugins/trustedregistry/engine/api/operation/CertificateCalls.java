// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.ServerCertificates;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The listener's certificate: shown, replaced, given back to the registry's own authority. */
final class CertificateCalls {
    private final ServerCertificates certificates;

    CertificateCalls(ServerCertificates certificates) {
        this.certificates = certificates;
    }

    Reply show(Call call) {
        ServerCertificates.Shown shown = certificates.current();
        X509Certificate certificate = shown.certificate();
        return Json.ok(new CertificateView(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                shown.custom()));
    }

    Reply use(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "certificate", "key");
        certificates.use(body.text("certificate"), body.text("key"));
        return show(call);
    }

    Reply useOwnAuthority(Call call) throws IOException {
        certificates.useOwnAuthority();
        return show(call);
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

    /** The certificate as the API shows it; {@code names} are host names and IP addresses it is for. */
    record CertificateView(
            String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter, boolean custom) {}
}
