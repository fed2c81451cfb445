// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextOperator;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.TextTest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code licence not one of GPL-3.0-only, AGPL-3.0-only}: what the components say of their licences, whatever its case. */
record LicenceCriterion(TextTest test) implements Criterion {
    static final String FIELD = "licence";

    private static final Set<TextOperator> OPERATORS =
            EnumSet.complementOf(EnumSet.of(TextOperator.MATCHES, TextOperator.LIKE));

    static LicenceCriterion parse(String rest) {
        return new LicenceCriterion(TextTest.parse(rest, OPERATORS));
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
        TextTest small = test.inSmallLetters();
        boolean none = test.operator().isNegative();
        Optional<String> telling = scan.licences().stream()
                .filter(licence -> none != small.test(licence))
                .sorted()
                .findFirst();
        boolean held = none == telling.isEmpty();
        String unlicensed = scan.unlicensed() == 0 ? "" : " " + scan.unlicensed() + " components name no licence.";
        return new Answer(
                held,
                telling.map(licence -> "The licence " + licence + " " + test.say(!none) + ".")
                                .orElse((none ? "Each" : "None") + " of "
                                        + scan.licences().size() + " licences " + test.say(true) + ".")
                        + unlicensed);
    }

    @Override
    public String toString() {
        return FIELD + " " + test;
    }
}
