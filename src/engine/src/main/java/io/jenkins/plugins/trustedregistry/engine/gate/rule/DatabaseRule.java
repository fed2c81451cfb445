// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge.Source;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of vulnerabilities is not older than so many days. Without any, the rule is broken.
 *
 * @param days how old the oldest source may be
 */
public record DatabaseRule(int days) implements Rule {
    static final String NAME = "database";

    public DatabaseRule {
        Numbers.require("days", days, 0, Numbers.MOST_DAYS);
    }

    @JsonCreator
    static DatabaseRule of(@JsonProperty(value = "days", required = true) int days) {
        return new DatabaseRule(days);
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "What is known of vulnerabilities is not older than " + Numbers.days(days) + ".";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA);
    }

    @Override
    public Opinion judge(Subject subject) {
        Optional<Source> oldest = subject.data().age().oldest();
        if (oldest.isEmpty()) {
            return Opinion.broken(Breach.of(UncoveredRule.NOTHING));
        }
        Instant end = oldest.get().asOf().plus(Duration.ofDays(days));
        if (subject.now().isBefore(end)) {
            return Opinion.KEPT.until(Optional.of(end));
        }
        long age = Duration.between(oldest.get().asOf(), subject.now()).toDays();
        return Opinion.broken(new Breach(
                "what is known of vulnerabilities in " + oldest.get().name() + " is " + Numbers.days(age)
                        + " old where at most " + days + " are allowed; the registry's administrators can update it",
                age,
                days,
                List.of(Culprit.of(oldest.get().name()))));
    }
}
