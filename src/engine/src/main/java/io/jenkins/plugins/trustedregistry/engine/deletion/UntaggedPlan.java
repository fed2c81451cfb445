// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;
import java.util.List;

/** Which manifests of a repository nothing leads to any more, in an order in which they can go: an index before what it names. */
public record UntaggedPlan(List<Step> steps) {
    static final UntaggedPlan NOTHING = new UntaggedPlan(List.of());

    public UntaggedPlan {
        steps = List.copyOf(steps);
    }

    /**
     * A manifest to delete.
     *
     * @param pushedAt as it was when the plan was made; pushed again since then, it stays
     * @param reason a sentence
     */
    public record Step(Digest digest, Instant pushedAt, String reason) {}
}
