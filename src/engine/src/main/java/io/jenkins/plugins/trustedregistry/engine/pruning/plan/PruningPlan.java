// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.plan;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What becomes of each tag of a repository, in the order of tags. */
public record PruningPlan(List<Step> steps) {

    public PruningPlan {
        steps = List.copyOf(steps);
    }

    /** Those that go. */
    public List<Step> pruned() {
        return steps.stream().filter(step -> step.fate() == Fate.PRUNE).toList();
    }

    /** What becomes of a tag. */
    public enum Fate {
        PRUNE,
        /** No policy wants it to go. */
        KEEP,
        /** A policy wants it to go, and another, or the same, protects it. */
        PROTECTED,
        /** A policy wants it to go, and it can't: the repository says that it is immutable. */
        IMMUTABLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A tag.
     *
     * @param digest and {@code updatedAt}, as they were when the plan was made: pushed again since then, it stays
     * @param policy the name of the policy that decided; empty when none had anything to say
     * @param reason sentences
     */
    public record Step(Tag tag, Digest digest, Instant updatedAt, Fate fate, String policy, String reason) {}
}
