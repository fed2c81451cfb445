// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Set;

/** The image could be scanned as a whole. Part of every policy that looks inside and does not say otherwise. */
public record UnscannableRule() implements Rule {
    static final String NAME = "unscannable";

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "It can be scanned.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Opinion judge(Subject subject) {
        String problem = subject.scan().problem();
        return problem.isEmpty()
                ? Opinion.KEPT
                : Opinion.broken(Breach.of("it can't be scanned as a whole ("
                        + Shown.of(problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem)
                        + ")"));
    }
}
