// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.Set;

/** No part of the image was left out by the scan. Part of every policy that looks inside and does not say otherwise. */
public record PartlyScannedRule() implements Rule {
    static final String NAME = "partly-scanned";

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "Every part of it was scanned.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Opinion judge(Subject subject) {
        int omissions = subject.scan().omissions();
        if (omissions == 0) {
            return Opinion.KEPT;
        }
        return Opinion.broken(new Breach(
                Numbers.of(omissions, "part of it was", "parts of it were") + " not scanned"
                        + (subject.scan().samples().isEmpty()
                                ? ""
                                : ": " + String.join(", ", subject.scan().samples())),
                omissions,
                0,
                subject.scan().samples().stream().map(Culprit::of).toList()));
    }
}
