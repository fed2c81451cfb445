// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store.packed;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;

/** Severities as numbers that a database can order. What is stored must not change its meaning, so they are written down here. */
public final class Ranks {
    private Ranks() {}

    public static int of(Severity severity) {
        return switch (severity) {
            case UNKNOWN -> 0;
            case NEGLIGIBLE -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    public static Severity parse(int rank) {
        return switch (rank) {
            case 1 -> Severity.NEGLIGIBLE;
            case 2 -> Severity.LOW;
            case 3 -> Severity.MEDIUM;
            case 4 -> Severity.HIGH;
            case 5 -> Severity.CRITICAL;
            default -> Severity.UNKNOWN;
        };
    }
}
