// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import java.util.Locale;

/** What the gates say of an image, and why, as a sentence. */
public record GateFacts(Verdict verdict, String reason) {

    /** From good to bad. */
    public enum Verdict {
        /** No rule objects, or there is none. */
        PASSED,
        /** A rule objects that does not stop anything. */
        WARNED,
        /** A rule objects that stops it, or nothing can be said. */
        BLOCKED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
