// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** There is data about the vulnerabilities of every ecosystem in the image. Part of every policy that does not say otherwise. */
public record UncoveredRule() implements Rule {
    static final String NAME = "uncovered";
    static final String NOTHING = "nothing is known of vulnerabilities, because no advisories were ever imported";

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "There are advisories for everything that is inside.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public Opinion judge(Subject subject) {
        if (!subject.data().present()) {
            return Opinion.broken(Breach.of(NOTHING));
        }
        List<Culprit> unknown = subject.data().uncovered().entrySet().stream()
                .map(each ->
                        Culprit.of(each.getKey() + " (" + Numbers.of(each.getValue(), "package", "packages") + ")"))
                .toList();
        return Opinion.of(Optional.of(unknown)
                .filter(each -> !each.isEmpty())
                .map(each -> Breach.of(
                        "nothing is known of some of its packages, because no advisories of their ecosystem were imported",
                        0,
                        each)));
    }
}
