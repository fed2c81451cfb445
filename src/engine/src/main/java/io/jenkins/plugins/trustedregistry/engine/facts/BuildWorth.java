// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import java.util.Optional;
import java.util.Set;

/**
 * What builds are worth to the host that ran them; a host implements it, one without builds has {@link #NONE}. Asked for each tag that a
 * rule on builds looks at, on a background thread, so an answer may cost a look at the host's disk, but no more than some milliseconds.
 */
@FunctionalInterface
public interface BuildWorth {
    /** Nothing is known of any build. */
    BuildWorth NONE = build -> Optional.empty();

    /**
     * The marks that a build has now. Empty when nothing can be said of it, because the host can't tell now or never knew it: then
     * nothing that hangs on builds is decided by it. A build of which the host knows that it was deleted has no marks. Throws nothing.
     */
    Optional<Set<BuildMark>> of(BuildId build);
}
