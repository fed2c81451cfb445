// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.NumberTest;
import java.util.Set;

/** {@code pulls >= 10}: how often it was pulled. */
record PullsCriterion(NumberTest test) implements Criterion {
    static final String FIELD = "pulls";

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PULLS);
    }

    @Override
    public Answer of(TagFacts facts) {
        boolean held = test.test(facts.pulls().count());
        return new Answer(held, "It was pulled " + facts.pulls().count() + " times, where " + test + " is asked for.");
    }

    @Override
    public String toString() {
        return FIELD + " " + test;
    }
}
