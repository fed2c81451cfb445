// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import java.util.Locale;

/** How an evaluation ended. */
public enum Outcome {
    PROMOTED,
    /** It matches, and is there already. */
    UNCHANGED,
    /** A criterion does not match. */
    NOT_MATCHED,
    /** It matches, and something stands against it: a right, an immutable tag, a circle. */
    REFUSED;

    /** In small letters with hyphens, as the API writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
