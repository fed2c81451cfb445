// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Locale;

/** Which way a mirror's images go. */
public enum MirrorDirection {
    /** From the repository here to the other registry. */
    PUSH,
    /** From the other registry to the repository here. */
    POLL;

    /** The inverse of {@link #toString}. */
    public static MirrorDirection parse(String word) {
        for (MirrorDirection direction : values()) {
            if (direction.toString().equals(word)) {
                return direction;
            }
        }
        throw InvalidMirror.because("'" + Shown.of(word)
                + "' is no direction of a mirror: use push, to the other registry, or poll, from it.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
