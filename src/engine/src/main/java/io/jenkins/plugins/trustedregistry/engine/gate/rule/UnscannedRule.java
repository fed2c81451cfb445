// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.Set;

/** The image was scanned. Part of every policy that looks inside and does not say otherwise. */
public record UnscannedRule() implements Rule {
    public static final String NAME = "unscanned";

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "It was scanned.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Opinion judge(Subject subject) {
        boolean never = !subject.scan().known() && subject.scan().problem().isEmpty();
        return never
                ? Opinion.broken(Breach.of("it was not scanned yet; try again in a while, or start a scan"))
                : Opinion.KEPT;
    }
}
