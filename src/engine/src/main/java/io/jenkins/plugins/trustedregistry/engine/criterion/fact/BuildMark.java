// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import java.util.Locale;

/** What makes a build worth something to its host. */
public enum BuildMark {
    /** Somebody marked it to be kept for ever. */
    KEPT,
    /** It is the last one of its job that went well. */
    LAST_SUCCESSFUL,
    /** The branch or pull request that it built is still there. */
    BRANCH_ALIVE,
    /** It has not ended yet. */
    RUNNING,
    /** The host still has it: its build discarder has not removed it. */
    THERE;

    /** In small letters with hyphens, as criteria write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
