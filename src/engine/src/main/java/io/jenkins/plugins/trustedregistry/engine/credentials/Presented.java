// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a request shows to prove who it comes from. Its text forms never contain a secret. */
public sealed interface Presented {

    /** Nothing at all. */
    record Nothing() implements Presented {}

    /** {@code Authorization: Basic}: a password, an access token, or a robot's secret. */
    record UserAndSecret(String user, String secret) implements Presented {
        @Override
        public String toString() {
            return "UserAndSecret[" + user + "]";
        }
    }

    /** {@code Authorization: Bearer}: a token of the registry's own token endpoint, or an access token. */
    record Bearer(String token) implements Presented {
        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** A client certificate chain that the TLS layer has already checked against the registry's authority, leaf first. */
    record Certificates(List<X509Certificate> chain) implements Presented {
        public Certificates {
            chain = List.copyOf(chain);
        }
    }
}
