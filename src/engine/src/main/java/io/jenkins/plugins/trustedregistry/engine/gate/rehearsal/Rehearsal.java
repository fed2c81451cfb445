// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rehearsal;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import java.util.List;

/**
 * What a policy would do.
 *
 * @param images those it was tried on, the one pushed last first
 */
public record Rehearsal(Policy policy, List<RehearsedImage> images) {

    public Rehearsal {
        images = List.copyOf(images);
    }

    /** How many it would stop. */
    public long stopped() {
        return images.stream().filter(each -> each.verdict().blocks()).count();
    }
}
