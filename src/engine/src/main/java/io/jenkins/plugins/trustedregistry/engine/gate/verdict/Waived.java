// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that does not count, or did not until its time was over.
 *
 * @param target the vulnerability or rule
 * @param source exception, suppression or vex
 * @param expired whether its time is over, so that it counts again
 */
public record Waived(
        String target,
        String source,
        String id,
        String reason,
        String owner,
        Optional<Instant> expires,
        boolean expired) {

    static Waived of(Waiver waiver, Instant now) {
        return new Waived(
                waiver.target().toString(),
                waiver.source().toString(),
                waiver.id(),
                waiver.reason(),
                waiver.owner(),
                waiver.expires(),
                !waiver.holds(now));
    }
}
