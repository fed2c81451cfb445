// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a policy would do.
 *
 * @param images those it was tried on, the one pushed last first
 */
public record Rehearsal(Policy policy, List<RehearsedImage> images) {

    /** How the names of builds begin. */
    private static final String BUILD = "job:";

    public Rehearsal {
        images = List.copyOf(images);
    }

    /** How many it would stop. */
    public long stopped() {
        return images.stream().filter(each -> each.verdict().blocks()).count();
    }

    /** Which builds pushed one of them last, as lists show them: {@code job:release#17}. */
    public Set<String> builds() {
        return builds(each -> true);
    }

    /** Which of these have pushed one that it would stop. */
    public Set<String> stoppedBuilds() {
        return builds(each -> each.verdict().blocks());
    }

    private Set<String> builds(Predicate<RehearsedImage> which) {
        return images.stream()
                .filter(which)
                .map(each -> each.manifest().pushedBy())
                .filter(name -> name.startsWith(BUILD))
                .collect(Collectors.toSet());
    }
}
