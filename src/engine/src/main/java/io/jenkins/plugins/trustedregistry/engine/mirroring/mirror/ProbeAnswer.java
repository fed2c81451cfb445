// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import java.util.Optional;

/**
 * What another registry says to a mirror.
 *
 * @param reached whether something that speaks the distribution API answered
 * @param loggedIn whether it took the username and the password; true also where nobody logs in and it lets anybody in
 * @param repositorySeen whether the repository is there; empty: it does not say so to this user, or makes one at the first push
 * @param mayPull whether images can be read there; empty: not known
 * @param mayPush whether images can be written there; empty: not known, or not asked, as for a mirror that polls
 * @param sentence what to do next where something is missing, else that all is well
 */
public record ProbeAnswer(
        boolean reached,
        boolean loggedIn,
        Optional<Boolean> repositorySeen,
        Optional<Boolean> mayPull,
        Optional<Boolean> mayPush,
        String sentence) {

    /** Whether a mirror of this direction could run. */
    public boolean isEnoughFor(MirrorDirection direction) {
        Optional<Boolean> needed = direction == MirrorDirection.PUSH ? mayPush : mayPull;
        return reached && loggedIn && needed.orElse(false);
    }
}
