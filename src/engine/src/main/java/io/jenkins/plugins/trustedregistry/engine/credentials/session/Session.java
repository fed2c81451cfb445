// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.session;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Somebody's session, found by its secret.
 *
 * @param principal who they are now
 * @param endsAt when it ends at the latest, however much it is used
 */
public record Session(Secret secret, Principal principal, Instant endsAt) {

    /**
     * What a page of the registry's own has to send with every change, and a page of another site can't know: it follows from the
     * secret, which no page can read, and the secret does not follow from it.
     */
    public String changeToken() {
        return secret.derived("change");
    }

    /** Compares in a time that tells nothing. */
    public boolean isChangeToken(String sent) {
        return MessageDigest.isEqual(
                changeToken().getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8));
    }
}
