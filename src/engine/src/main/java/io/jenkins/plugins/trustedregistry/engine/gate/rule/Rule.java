// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.Set;

/**
 * Something that an image must keep. In settings, in the API and in the database it is an object whose key {@code rule} is the name.
 * A new rule is a class like the others and a line here.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgeRule.class, name = AgeRule.NAME),
    @JsonSubTypes.Type(value = BaseAgeRule.class, name = BaseAgeRule.NAME),
    @JsonSubTypes.Type(value = DatabaseRule.class, name = DatabaseRule.NAME),
    @JsonSubTypes.Type(value = ExploitedRule.class, name = ExploitedRule.NAME),
    @JsonSubTypes.Type(value = FindingsRule.class, name = FindingsRule.NAME),
    @JsonSubTypes.Type(value = ForecastRule.class, name = ForecastRule.NAME),
    @JsonSubTypes.Type(value = ImageAgeRule.class, name = ImageAgeRule.NAME),
    @JsonSubTypes.Type(value = LicenceRule.class, name = LicenceRule.NAME),
    @JsonSubTypes.Type(value = PackageRule.class, name = PackageRule.NAME),
    @JsonSubTypes.Type(value = SignatureRule.class, name = SignatureRule.NAME),
    @JsonSubTypes.Type(value = UndecidedRule.class, name = UndecidedRule.NAME)
})
public sealed interface Rule
        permits AgeRule,
                BaseAgeRule,
                DatabaseRule,
                ExploitedRule,
                FindingsRule,
                ForecastRule,
                ImageAgeRule,
                LicenceRule,
                PackageRule,
                PartlyScannedRule,
                SignatureRule,
                UncoveredRule,
                UndecidedRule,
                UnscannableRule,
                UnscannedRule {

    /** The name, as settings write it. */
    String kind();

    /** What the rule asks, in words, for those who look a policy up. */
    String words();

    /** What a subject must bring for the rule to judge it. */
    Set<Need> needs();

    /** Whether the rule says anything about this kind of thing. */
    default boolean concerns(Kind kind) {
        return kind == Kind.IMAGE;
    }

    /** Pure: of the subject alone, its time included. */
    Opinion judge(Subject subject);
}
