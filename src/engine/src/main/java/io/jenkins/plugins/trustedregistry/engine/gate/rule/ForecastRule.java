// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * No vulnerability that will be exploited soon with more than this probability (EPSS). Without those scores nobody can say so, and
 * the rule is broken.
 *
 * @param above from 0.0 to 1.0
 */
public record ForecastRule(double above) implements Rule {
    static final String NAME = "epss";

    public ForecastRule {
        if (!(above >= 0 && above <= 1)) {
            throw new IllegalArgumentException("above is " + above + ": use 0.0 to 1.0.");
        }
    }

    @JsonCreator
    static ForecastRule of(@JsonProperty(value = "above", required = true) double above) {
        return new ForecastRule(above);
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "No vulnerability with an EPSS score above " + shown() + ".";
    }

    private String shown() {
        return String.format(Locale.ROOT, "%.3f", above);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public Opinion judge(Subject subject) {
        if (subject.data().source(DataAge.FORECASTS).isEmpty()) {
            return Opinion.broken(
                    Breach.of("it can't be said how likely its vulnerabilities are exploited, because the EPSS"
                            + " scores were never imported"));
        }
        List<Culprit> likely = subject.findings().stream()
                .filter(finding -> finding.advisory()
                        .forecast()
                        .filter(forecast -> forecast.score() > above)
                        .isPresent())
                .map(Culprit::of)
                .toList();
        return Opinion.of(Optional.of(likely)
                .filter(each -> !each.isEmpty())
                .map(each -> Breach.of(
                        "it has " + Numbers.vulnerabilities(each.size()) + " with an EPSS score above " + shown(),
                        0,
                        each)));
    }
}
