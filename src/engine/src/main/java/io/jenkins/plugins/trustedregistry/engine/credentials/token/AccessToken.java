// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A personal access token as it is listed; the secret is not here.
 *
 * @param id what it is called in addresses; ids sort by the time they were made
 * @param owner the user it stands for
 * @param active a deactivated token is refused until it is activated again
 * @param lastUsedAt to the minute
 */
public record AccessToken(
        String id,
        String owner,
        String name,
        AccessScope scope,
        boolean active,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    /** Whether it opens anything at this time. */
    public boolean usableAt(Instant now) {
        return active && expiresAt.map(now::isBefore).orElse(true);
    }
}
