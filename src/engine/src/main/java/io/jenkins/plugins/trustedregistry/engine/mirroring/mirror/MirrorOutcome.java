// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import java.util.Locale;

/** How a copy ended; of a run the worst of its copies, in this order. */
public enum MirrorOutcome {
    /** It is there already. */
    UNCHANGED,
    COPIED,
    /** Something stands against it that trying again won't change: a gate, a right, a tag that must stay. */
    REFUSED,
    /** The other registry, the way there, or this registry could not do it. */
    FAILED;

    public MirrorOutcome worse(MirrorOutcome other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
