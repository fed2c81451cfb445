// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import java.time.Instant;
import java.util.Optional;

/**
 * A robot account as it is listed; its secret is not here.
 *
 * @param active a deactivated robot is refused until it is activated again
 * @param createdBy as lists show a principal
 * @param lastUsedAt to the minute
 */
public record Robot(
        RobotName name,
        String description,
        boolean active,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    /** Whether it may log in at this time. */
    public boolean usableAt(Instant now) {
        return active && expiresAt.map(now::isBefore).orElse(true);
    }
}
