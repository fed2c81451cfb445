// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code build is kept}: what one of the builds that pushed it is worth; {@code is not}: what none of them is. */
record BuildCriterion(Is<BuildMark> is) implements Criterion {
    static final String FIELD = "build";

    static BuildCriterion parse(String rest) {
        return new BuildCriterion(Is.parse(rest, BuildMark.class));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.BUILDS);
    }

    @Override
    public Answer of(TagFacts facts) {
        Optional<Set<BuildMark>> marks = facts.builds();
        if (marks.isEmpty()) {
            return new Answer(false, "No build is known that pushed it.");
        }
        boolean held = marks.get().contains(is.word()) != is.not();
        String known = marks.get().isEmpty()
                ? "nothing that counts"
                : marks.get().stream().sorted().map(BuildMark::toString).collect(Collectors.joining(", "));
        return new Answer(held, "Of the builds that pushed it is known: " + known + ".");
    }

    @Override
    public String toString() {
        return FIELD + " " + is;
    }
}
