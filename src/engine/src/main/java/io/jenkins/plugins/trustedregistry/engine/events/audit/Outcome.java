// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.util.Locale;
import java.util.Optional;

/** What came of a call. */
public enum Outcome {
    DONE,
    /** The registry said no: for want of a right, or because what was asked for can't be. */
    REFUSED,
    /** The registry could not: a fault of its own. */
    FAILED;

    /** The inverse of {@link #toString}; empty when it is none. */
    public static Optional<Outcome> parse(String text) {
        for (Outcome outcome : values()) {
            if (outcome.toString().equals(text)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
