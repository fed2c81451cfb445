// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At most so many findings of which nobody can say whether they hold, because versions can't be compared.
 *
 * @param atMost default 0
 */
public record UndecidedRule(int atMost) implements Rule {
    static final String NAME = "undecided";
    private static final int MOST = 1_000_000;

    public UndecidedRule {
        Numbers.require("atMost", atMost, 0, MOST);
    }

    @JsonCreator
    static UndecidedRule of(@JsonProperty("atMost") @Nullable Integer atMost) {
        return new UndecidedRule(atMost == null ? 0 : atMost);
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "At most " + Numbers.vulnerabilities(atMost) + " of which it can't be said whether the image has them.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public Opinion judge(Subject subject) {
        List<Culprit> open = subject.findings().stream()
                .filter(finding -> finding.undecided().isPresent())
                .map(Culprit::of)
                .toList();
        return Opinion.of(Optional.of(open)
                .filter(each -> each.size() > atMost)
                .map(each -> Breach.of(
                        "it can't be said whether it has " + Numbers.vulnerabilities(each.size()) + ", where at most "
                                + atMost + " may be open",
                        atMost,
                        each)));
    }
}
