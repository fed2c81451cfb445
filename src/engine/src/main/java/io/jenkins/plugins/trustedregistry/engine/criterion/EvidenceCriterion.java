// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.InvalidCriterion;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.NumberTest;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextOperator;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextTest;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code evidence result = SUCCESS}, {@code evidence tests.passed >= 100}: what the host says of the making. Evidence that is not there
 * matches nothing.
 *
 * @param number empty: it is compared as a text
 */
record EvidenceCriterion(String name, Optional<NumberTest> number, Optional<TextTest> text) implements Criterion {
    static final String FIELD = "evidence";

    static EvidenceCriterion parse(String rest) {
        String[] parts = rest.strip().split("\\s+", 2);
        if (parts.length != 2) {
            throw InvalidCriterion.because(
                    "'" + Shown.of(rest)
                            + "' is no condition on evidence: write its name, an operator and a value, for instance result = SUCCESS.");
        }
        String name = Evidence.requireName(parts[0]);
        boolean number = parts[1].startsWith("<") || parts[1].startsWith(">");
        return number
                ? new EvidenceCriterion(name, Optional.of(NumberTest.parse(parts[1])), Optional.empty())
                : new EvidenceCriterion(
                        name,
                        Optional.empty(),
                        Optional.of(TextTest.parse(parts[1], EnumSet.allOf(TextOperator.class))));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EVIDENCE);
    }

    @Override
    public Answer of(TagFacts facts) {
        Optional<String> value = facts.evidence().of(name);
        if (value.isEmpty()) {
            return new Answer(false, "There is no evidence '" + name + "' of its making.");
        }
        if (number.isEmpty()) {
            boolean held = text.orElseThrow().test(value.get());
            return new Answer(
                    held,
                    "The evidence " + name + ", " + value.get() + ", "
                            + text.orElseThrow().say(held) + ".");
        }
        boolean isNumber = value.get().matches("[0-9]{1,15}");
        boolean held = isNumber && number.get().test(Long.parseLong(value.get()));
        String kind = isNumber ? "" : ", which is no number";
        return new Answer(
                held,
                "The evidence " + name + " is " + value.get() + kind + ", where " + number.get() + " is asked for.");
    }

    @Override
    public String toString() {
        return FIELD + " " + name + " "
                + number.map(Object::toString)
                        .orElseGet(() -> text.orElseThrow().toString());
    }
}
