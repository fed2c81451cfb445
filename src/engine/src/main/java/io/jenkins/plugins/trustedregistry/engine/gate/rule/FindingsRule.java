// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At most so many vulnerabilities of a severity or worse.
 *
 * @param severity the least that counts
 * @param atMost how many there may be; default 0
 * @param onlyFixable whether only those count that a newer version of the package mends; default false
 */
public record FindingsRule(Severity severity, int atMost, boolean onlyFixable) implements Rule {
    static final String NAME = "findings";
    private static final int MOST = 1_000_000;

    public FindingsRule {
        Numbers.require("atMost", atMost, 0, MOST);
    }

    @JsonCreator
    static FindingsRule of(
            @JsonProperty(value = "severity", required = true) String severity,
            @JsonProperty("atMost") @Nullable Integer atMost,
            @JsonProperty("onlyFixable") @Nullable Boolean onlyFixable) {
        return new FindingsRule(
                Severities.parse(severity), atMost == null ? 0 : atMost, Boolean.TRUE.equals(onlyFixable));
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "At most " + Numbers.vulnerabilities(atMost) + " " + what() + ".";
    }

    private String what() {
        return Severities.words(severity) + (onlyFixable ? " that can be mended" : "");
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public Opinion judge(Subject subject) {
        List<Culprit> culprits = subject.findings().stream()
                .filter(this::counts)
                .map(Culprit::of)
                .toList();
        return Opinion.of(
                Optional.of(culprits).filter(each -> each.size() > atMost).map(this::breach));
    }

    private boolean counts(Finding finding) {
        return finding.undecided().isEmpty()
                && finding.severity().compareTo(severity) >= 0
                && (!onlyFixable || finding.fix().isAvailable());
    }

    private Breach breach(List<Culprit> culprits) {
        return Breach.of(
                "it has " + Numbers.vulnerabilities(culprits.size()) + " " + what() + " where at most " + atMost
                        + (atMost == 1 ? " is allowed" : " are allowed"),
                atMost,
                culprits);
    }
}
