// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
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
        BuildFacts builds = facts.builds();
        if (builds.known() == 0) {
            return new Answer(false, "Nothing is known of a build that pushed it.");
        }
        boolean has = builds.marks().contains(is.word());
        boolean sure = has || builds.unknown() == 0;
        String marks = builds.marks().isEmpty()
                ? "not kept for anything"
                : builds.marks().stream().sorted().map(BuildMark::toString).collect(Collectors.joining(", "));
        String unknown = builds.unknown() == 0 ? "" : " Of " + builds.unknown() + " others nothing is known.";
        return new Answer(
                has != is.not() && sure,
                "The builds that pushed it (" + builds.known() + ") are " + marks + "." + unknown);
    }

    @Override
    public String toString() {
        return FIELD + " " + is;
    }
}
