// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextOperator;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextTest;
import java.util.EnumSet;
import java.util.Set;

/** {@code tag starts with v}: the tag's name. */
record TagCriterion(TextTest test) implements Criterion {
    static final String FIELD = "tag";

    static TagCriterion parse(String rest) {
        return new TagCriterion(TextTest.parse(rest, EnumSet.allOf(TextOperator.class)));
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Answer of(TagFacts facts) {
        boolean held = test.test(facts.tag().name());
        return new Answer(held, "The tag " + facts.tag() + " " + test.say(held) + ".");
    }

    @Override
    public String toString() {
        return FIELD + " " + test;
    }
}
