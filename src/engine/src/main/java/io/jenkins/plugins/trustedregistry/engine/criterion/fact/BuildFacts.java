// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import java.util.Set;

/**
 * What the builds that pushed an image are worth.
 *
 * @param marks of all of them together
 * @param known how many builds the host said something of
 * @param unknown how many it could say nothing of
 */
public record BuildFacts(Set<BuildMark> marks, int known, int unknown) {
    public static final BuildFacts NOTHING = new BuildFacts(Set.of(), 0, 0);

    public BuildFacts {
        marks = Set.copyOf(marks);
    }
}
