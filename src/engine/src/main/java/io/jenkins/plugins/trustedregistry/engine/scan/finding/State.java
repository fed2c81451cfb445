// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.finding;

import java.util.Locale;

/** How things stand with an image's scan. */
public enum State {
    /** Nothing is known of it; perhaps a scan waits or runs. */
    NEVER_SCANNED,
    SCANNED,
    /** A new scan waits or runs; until it has ended the result before holds. */
    RESCANNING,
    /** It could not be looked at, or not as a whole; a reason is there. What was found in the rest is there as well. */
    CANNOT_BE_SCANNED;

    /** In small letters with hyphens, as the API writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
