// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import java.util.List;

/**
 * What a policy would do.
 *
 * @param images those it was tried on, the one pushed last first
 * @param builds those that pushed last, the latest first
 */
public record Rehearsal(Policy policy, List<RehearsedImage> images, List<RehearsedBuild> builds) {

    public Rehearsal {
        images = List.copyOf(images);
        builds = List.copyOf(builds);
    }

    /** How many images it would stop. */
    public long stopped() {
        return images.stream().filter(each -> each.verdict().blocks()).count();
    }

    /** How many builds it would have ended. */
    public long stoppedBuilds() {
        return builds.stream().filter(RehearsedBuild::stopped).count();
    }
}
