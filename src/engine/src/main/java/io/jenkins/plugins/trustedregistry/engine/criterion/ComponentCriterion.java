// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextOperator;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code component = log4j-core}: a component that is inside; {@code not one of}: none that is. A name counts whole ({@code
 * org.apache.logging.log4j:log4j-core}) and without what stands before its last colon or slash.
 */
record ComponentCriterion(TextTest test) implements Criterion {
    static final String FIELD = "component";

    static ComponentCriterion parse(String rest) {
        return new ComponentCriterion(TextTest.parse(rest, EnumSet.allOf(TextOperator.class)));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.SCAN, Need.COMPONENTS);
    }

    @Override
    public Answer of(TagFacts facts) {
        ScanFacts scan = facts.scan();
        if (!scan.isKnown()) {
            return new Answer(false, scan.unknown());
        }
        boolean none = test.operator().isNegative();
        Optional<String> telling = scan.components().stream()
                .filter(name -> none ? !passes(name) : passes(name))
                .sorted()
                .findFirst();
        boolean held = none == telling.isEmpty();
        return new Answer(
                held,
                telling.map(name -> "The component " + name + " " + test.say(!none) + ".")
                        .orElse((none ? "Each" : "None") + " of "
                                + scan.components().size() + " components " + test.say(true) + "."));
    }

    private boolean passes(String name) {
        return test.testAll(List.of(name, shortName(name)));
    }

    private static String shortName(String name) {
        return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
    }

    @Override
    public String toString() {
        return FIELD + " " + test;
    }
}
