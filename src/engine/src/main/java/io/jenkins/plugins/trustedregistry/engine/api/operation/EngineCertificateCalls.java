// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.ServerCertificates;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Certificates for docker engines: one that shows such a certificate and asks its clients for one of the same authority is the
 * remote engine of client bundles. An engine knows nothing of revoked bundles; it accepts their certificates until they expire.
 */
final class EngineCertificateCalls {
    private static final int USUAL_DAYS = 397;
    private static final int MOST_DAYS = 825; // as long as a client bundle may live
    private static final int MOST_NAMES = 100;

    private final ServerCertificates certificates;

    EngineCertificateCalls(ServerCertificates certificates) {
        this.certificates = certificates;
    }

    /** The private key is in this answer and nowhere else. */
    Reply issue(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "names", "lifetimeDays");
        ServerNames names = names(body.texts("names").orElse(List.of()));
        int days = body.number("lifetimeDays").orElse(USUAL_DAYS);
        if (days < 1 || days > MOST_DAYS) {
            throw Refusals.invalid("'lifetimeDays' must be 1 to " + MOST_DAYS + ".");
        }
        ServerCertificates.Issued issued = certificates.issue(names, Duration.ofDays(days));
        return Json.reply(201, EngineCertificateView.of(names, issued)).with("Cache-Control", "no-store");
    }

    private static ServerNames names(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST_NAMES) {
            throw Refusals.invalid("'names' must list 1 to " + MOST_NAMES
                    + " host names or IP addresses by which docker clients reach the engine.");
        }
        try {
            return ServerNames.of(texts);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** A new certificate as the API shows it: {@code certificate} with its chain, {@code key} and {@code authority} in PEM. */
    record EngineCertificateView(
            List<String> names, Instant notAfter, String certificate, String key, String authority) {

        static EngineCertificateView of(ServerNames names, ServerCertificates.Issued issued) {
            KeyedCertificate made = issued.certificate();
            return new EngineCertificateView(
                    Stream.concat(names.hosts().stream(), names.addresses().stream())
                            .toList(),
                    made.leaf().getNotAfter().toInstant(),
                    made.chainPem(),
                    made.keyPem(),
                    issued.authority());
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "EngineCertificateView[" + names + "]";
        }
    }
}
