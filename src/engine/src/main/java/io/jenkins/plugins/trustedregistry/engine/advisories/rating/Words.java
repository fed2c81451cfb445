// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.rating;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import java.util.Locale;

/** Words for how bad it is, of Debian's urgency, Ubuntu's priority, GitHub, Red Hat, SUSE and others. */
final class Words {
    private Words() {}

    /** {@code UNKNOWN} for words that say nothing: "not yet assigned", "end-of-life", "untriaged". */
    static Severity meaning(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical", "malicious" -> Severity.CRITICAL;
            case "high", "important" -> Severity.HIGH;
            case "medium", "moderate" -> Severity.MEDIUM;
            case "low", "minor" -> Severity.LOW;
            case "unimportant", "negligible", "none" -> Severity.NEGLIGIBLE;
            default -> Severity.UNKNOWN;
        };
    }
}
