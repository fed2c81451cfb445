// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import java.util.Locale;

/** What comes of a verdict, from the best to the worst. */
public enum Outcome {
    PASSED,
    /** A rule is broken, of a policy that only warns. */
    WARNED,
    BLOCKED;

    public boolean isWorseThan(Outcome other) {
        return compareTo(other) > 0;
    }

    /** In small letters, as the API writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
