// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.opinion;

import java.time.Instant;
import java.util.Optional;

/**
 * What a rule says of an image.
 *
 * @param breach empty: the image keeps the rule
 * @param until from then on the rule may say something else although nothing was done to the image; empty: it won't
 */
public record Opinion(Optional<Breach> breach, Optional<Instant> until) {
    public static final Opinion KEPT = new Opinion(Optional.empty(), Optional.empty());

    public static Opinion broken(Breach breach) {
        return new Opinion(Optional.of(breach), Optional.empty());
    }

    public static Opinion of(Optional<Breach> breach) {
        return breach.isEmpty() ? KEPT : new Opinion(breach, Optional.empty());
    }

    public Opinion until(Optional<Instant> moment) {
        return new Opinion(breach, moment);
    }
}
