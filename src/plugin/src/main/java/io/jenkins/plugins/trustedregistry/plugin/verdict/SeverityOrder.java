// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import java.util.Locale;

/** The order of severities by their words, as they are kept with runs. */
final class SeverityOrder {
    private SeverityOrder() {}

    /** Higher is worse; below all for a word that is not known any more. */
    static int rank(String word) {
        for (Severity each : Severity.values()) {
            if (each.toString().toLowerCase(Locale.ROOT).equals(word)) {
                return each.ordinal();
            }
        }
        return -1;
    }
}
