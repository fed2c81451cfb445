// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.operator.InvalidCriterion;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Several criteria of one rule. */
public record Criteria(List<Criterion> all) {
    private static final int MOST = 30;

    public static final Criteria NONE = new Criteria(List.of());

    public Criteria {
        all = List.copyOf(all);
        if (all.size() > MOST) {
            throw InvalidCriterion.because("A rule takes " + MOST + " criteria at most.");
        }
    }

    /** @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException 400 with a sentence that says what is wrong */
    public static Criteria parse(Collection<String> texts) {
        return new Criteria(texts.stream().map(CriterionParser::parse).toList());
    }

    /** As they are written. */
    public List<String> texts() {
        return all.stream().map(Criterion::toString).toList();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Set<Need> needs() {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        all.forEach(each -> needs.addAll(each.needs()));
        return needs;
    }

    /** What each says. */
    public Judgement judge(TagFacts facts) {
        return new Judgement(all.stream().map(each -> each.of(facts)).toList());
    }

    /** Whether the criteria on names match a tag, whatever the others say; true where there are none. */
    public boolean areAboutTheNameOf(TagFacts facts) {
        return all.stream()
                .filter(TagCriterion.class::isInstance)
                .allMatch(each -> each.of(facts).matches());
    }

    /** The first that asks for more than a tag's name; empty when none does, so that names alone can be judged. */
    public Optional<Criterion> firstBeyondNames() {
        return all.stream().filter(each -> !(each instanceof TagCriterion)).findFirst();
    }

    /** The first that matches, with its answer; for rules of which one is enough. */
    public Optional<Answer> firstMatch(TagFacts facts) {
        return all.stream().map(each -> each.of(facts)).filter(Answer::matches).findFirst();
    }
}
