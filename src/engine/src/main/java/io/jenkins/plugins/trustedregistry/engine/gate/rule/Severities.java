// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Severities as rules write them. */
final class Severities {
    private Severities() {}

    /** The least severity that counts; without a word every one does. */
    static Severity parse(@Nullable String text) {
        if (text == null) {
            return Severity.UNKNOWN;
        }
        return Severity.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("severity '" + Shown.of(text)
                        + "' is not known: use "
                        + Arrays.stream(Severity.values())
                                .map(Severity::toString)
                                .collect(Collectors.joining(", ")) + "."));
    }

    /** {@code rated critical}, {@code rated high or worse}, {@code of any severity}. */
    static String words(Severity least) {
        return switch (least) {
            case CRITICAL -> "rated critical";
            case UNKNOWN -> "of any severity";
            default -> "rated " + least + " or worse";
        };
    }
}
