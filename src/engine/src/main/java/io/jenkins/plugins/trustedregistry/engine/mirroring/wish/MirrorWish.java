// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;

/**
 * What somebody chooses about a mirror, besides the password.
 *
 * @param active one that is not does nothing by itself
 */
public record MirrorWish(
        RuleName name,
        MirrorDirection direction,
        Remote remote,
        Selection selection,
        Occasions occasions,
        boolean active) {

    public MirrorWish {
        occasions.requireFor(direction);
        if (direction == MirrorDirection.POLL) {
            selection.criteria().firstBeyondNames().ifPresent(each -> {
                throw InvalidMirror.because("A mirror that polls can't go by '" + each
                        + "': of an image at the other registry only the tag is known before it is here. Use criteria"
                        + " that begin with tag, and gates or promotion rules for the rest.");
            });
        }
    }
}
