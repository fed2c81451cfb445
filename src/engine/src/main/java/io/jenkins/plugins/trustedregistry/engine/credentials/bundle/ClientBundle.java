// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import java.time.Instant;
import java.util.Optional;

/**
 * A client bundle as it is listed.
 *
 * @param id what it is called in addresses; ids sort by the time they were made
 * @param serial the serial number of its certificate, hexadecimal
 * @param lastUsedAt of its certificate or its access token, to the minute
 */
public record ClientBundle(
        String id,
        String owner,
        String name,
        String serial,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {

    /** Whether it opens anything at this time. */
    public boolean usableAt(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
