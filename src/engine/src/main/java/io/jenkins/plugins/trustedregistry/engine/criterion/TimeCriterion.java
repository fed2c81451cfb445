// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.InvalidCriterion;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.Moment;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code updated before 30 days ago}: when something happened to it last. What was never pulled counts as pulled when the tag was
 * pointed at it, so that a new tag is not old for want of pulls.
 */
record TimeCriterion(Which which, boolean before, Moment moment) implements Criterion {

    /** What happened. */
    enum Which {
        /** The image was pushed. */
        PUSHED,
        /** The tag was pointed at the image. */
        UPDATED,
        PULLED;

        static Optional<Which> parse(String word) {
            for (Which which : values()) {
                if (which.toString().equals(word)) {
                    return Optional.of(which);
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TimeCriterion parse(Which which, String rest) {
        String[] parts = rest.strip().split("\\s+", 2);
        boolean before = parts[0].equals("before");
        if (parts.length != 2 || (!before && !parts[0].equals("after"))) {
            throw InvalidCriterion.because(
                    "'" + Shown.of(rest)
                            + "' is no condition on a time: write before or after and a time, for instance before 30 days ago.");
        }
        return new TimeCriterion(which, before, Moment.parse(parts[1]));
    }

    @Override
    public Set<Need> needs() {
        return which == Which.PULLED ? Set.of(Need.PULLS) : Set.of();
    }

    @Override
    public Answer of(TagFacts facts) {
        Instant happened = happened(facts);
        Instant limit = moment.from(facts.now());
        boolean held = before ? happened.isBefore(limit) : happened.isAfter(limit);
        boolean never = which == Which.PULLED && facts.pulls().lastAt().isEmpty();
        String what = never ? "It was never pulled since it was pushed at " : "It was " + which + " last at ";
        return new Answer(
                held, what + happened + ", " + (held ? "" : "not ") + (before ? "before " : "after ") + limit + ".");
    }

    private Instant happened(TagFacts facts) {
        return switch (which) {
            case PUSHED -> facts.pushedAt();
            case UPDATED -> facts.updatedAt();
            case PULLED ->
                facts.pulls()
                        .lastAt()
                        .filter(at -> at.isAfter(facts.updatedAt()))
                        .orElse(facts.updatedAt());
        };
    }

    @Override
    public String toString() {
        return which + (before ? " before " : " after ") + moment;
    }
}
