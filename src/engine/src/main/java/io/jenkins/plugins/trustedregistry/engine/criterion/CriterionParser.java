// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.operator.InvalidCriterion;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.NumberTest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Locale;
import java.util.Optional;

/** Reads one criterion: a field, an operator, values. */
final class CriterionParser {
    private static final String FIELDS =
            "tag, component, licence, critical, high, medium, low, negligible, unknown, major, minor,"
                    + " vulnerabilities, pushed, updated, pulled, pulls, gate, evidence, build";

    private CriterionParser() {}

    static Criterion parse(String text) {
        try {
            return read(text);
        } catch (RegistryException e) {
            throw InvalidCriterion.because("The criterion '" + Shown.of(text) + "' can't be read: " + e.getMessage());
        }
    }

    private static Criterion read(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw InvalidCriterion.because("A criterion is one line of text.");
        }
        String[] parts = text.strip().split("\\s+", 2);
        String field = parts[0].toLowerCase(Locale.ROOT);
        String rest = parts.length < 2 ? "" : parts[1];
        Optional<Severities> severities = Severities.parse(field);
        if (severities.isPresent()) {
            return new VulnerabilityCriterion(severities.get(), NumberTest.parse(rest));
        }
        Optional<TimeCriterion.Which> time = TimeCriterion.Which.parse(field);
        if (time.isPresent()) {
            return TimeCriterion.parse(time.get(), rest);
        }
        return switch (field) {
            case TagCriterion.FIELD -> TagCriterion.parse(rest);
            case ComponentCriterion.FIELD -> ComponentCriterion.parse(rest);
            case LicenceCriterion.FIELD, "license" -> LicenceCriterion.parse(rest);
            case PullsCriterion.FIELD -> new PullsCriterion(NumberTest.parse(rest));
            case GateCriterion.FIELD -> GateCriterion.parse(rest);
            case EvidenceCriterion.FIELD -> EvidenceCriterion.parse(rest);
            case BuildCriterion.FIELD -> BuildCriterion.parse(rest);
            default -> throw InvalidCriterion.because("it does not begin with a field. There are: " + FIELDS + ".");
        };
    }
}
