// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad it is, from the least to the worst; {@code UNKNOWN} is said of what nobody has rated, never of what is harmless. */
public enum Severity {
    UNKNOWN,
    NEGLIGIBLE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** As CVSS version 3 and 4 name the ranges of scores. */
    public static Severity ofScore(double score) {
        if (score >= 9.0) {
            return CRITICAL;
        }
        if (score >= 7.0) {
            return HIGH;
        }
        if (score >= 4.0) {
            return MEDIUM;
        }
        return score > 0.0 ? LOW : NEGLIGIBLE;
    }

    /** The inverse of {@link #toString}; empty when there is no such word. */
    public static Optional<Severity> parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(text))
                .findFirst();
    }

    /** In small letters, as the API writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
