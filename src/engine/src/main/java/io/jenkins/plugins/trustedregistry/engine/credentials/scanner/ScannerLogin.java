// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.scanner;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * What a scanner logs in with, as user name and password.
 *
 * @param id names the login without opening anything; what it issues ends with it
 * @param who opens one repository, and there nothing but pulls
 * @param endsAt at the latest
 */
public record ScannerLogin(String id, Secret secret, Principal who, Instant endsAt) {
    public static final String USER = "scanner";

    /** As the value of the header {@code Authorization}. */
    public String basic() {
        return "Basic "
                + Base64.getEncoder().encodeToString((USER + ":" + secret.text()).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ScannerLogin[" + id + "]";
    }
}
