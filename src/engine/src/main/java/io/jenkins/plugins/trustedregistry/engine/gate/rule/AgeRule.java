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
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No vulnerability is left alone for longer than so many days.
 *
 * @param severity the least that counts; default all
 * @param days how long one may be there
 * @param since what the days are counted from: {@code published}, the default, {@code found} or {@code fixed}
 */
public record AgeRule(Severity severity, int days, Since since) implements Rule {
    static final String NAME = "age";

    /** What the days are counted from. */
    public enum Since {
        /** When the vulnerability became public; where that is not known, when it was found here. */
        PUBLISHED("known"),
        /** When a scan here first said so. */
        FOUND("found here"),
        /** When it was first seen here that there is a fix; those without one don't count. */
        FIXED("mendable");

        private final String words;

        Since(String words) {
            this.words = words;
        }

        static Since parse(String text) {
            return Arrays.stream(values())
                    .filter(each -> each.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "since '" + Shown.of(text) + "' is not known: use published, found or fixed."));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AgeRule {
        Numbers.require("days", days, 0, Numbers.MOST_DAYS);
    }

    @JsonCreator
    static AgeRule of(
            @JsonProperty("severity") @Nullable String severity,
            @JsonProperty(value = "days", required = true) int days,
            @JsonProperty("since") @Nullable String since) {
        return new AgeRule(Severities.parse(severity), days, since == null ? Since.PUBLISHED : Since.parse(since));
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "No vulnerability " + Severities.words(severity) + " that has been " + since.words + " for more than "
                + Numbers.days(days) + ".";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FINDINGS);
    }

    @Override
    public Opinion judge(Subject subject) {
        List<Culprit> old = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        for (Finding finding : subject.findings()) {
            Optional<Instant> end = begin(finding).map(begin -> begin.plus(Duration.ofDays(days)));
            if (end.isPresent() && !subject.now().isBefore(end.get())) {
                old.add(Culprit.of(finding));
            } else if (end.isPresent() && (next.isEmpty() || end.get().isBefore(next.get()))) {
                next = end;
            }
        }
        return Opinion.of(Optional.of(old).filter(each -> !each.isEmpty()).map(this::breach))
                .until(next);
    }

    private Optional<Instant> begin(Finding finding) {
        if (finding.undecided().isPresent() || finding.severity().compareTo(severity) < 0) {
            return Optional.empty();
        }
        return switch (since) {
            case PUBLISHED -> finding.advisory().published().or(() -> Optional.of(finding.foundAt()));
            case FOUND -> Optional.of(finding.foundAt());
            case FIXED -> finding.fixKnownAt();
        };
    }

    private Breach breach(List<Culprit> old) {
        return Breach.of(
                "it has " + Numbers.vulnerabilities(old.size()) + " " + Severities.words(severity) + " " + since.words
                        + " for " + Numbers.days(days) + " or longer",
                0,
                old);
    }
}
