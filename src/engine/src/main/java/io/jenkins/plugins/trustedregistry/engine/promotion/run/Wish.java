// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a job is to look at, as the job's parameters say it.
 *
 * @param tag empty: every tag
 * @param rule by its id; empty: every active rule that one of the triggers is for
 */
record Wish(RepositoryName repository, Optional<Tag> tag, Optional<String> rule, Set<Trigger> triggers, String cause) {

    static Wish triggered(RepositoryName repository, Tag tag, Set<Trigger> triggers, String cause) {
        return new Wish(repository, Optional.of(tag), Optional.empty(), triggers, cause);
    }

    static Wish byHand(RepositoryName repository, Optional<Tag> tag, PromotionRule rule, String by) {
        return new Wish(repository, tag, Optional.of(rule.id()), Set.of(), by);
    }

    static Wish of(Map<String, String> parameters) {
        return new Wish(
                RepositoryName.parse(parameters.getOrDefault("repository", "")),
                Optional.ofNullable(parameters.get("tag")).map(Tag::parse),
                Optional.ofNullable(parameters.get("rule")),
                Trigger.parse(Optional.ofNullable(parameters.get("triggers"))
                        .map(words -> List.of(words.split(",")))
                        .orElse(List.of())),
                parameters.getOrDefault("cause", ""));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("repository", repository.name());
        tag.ifPresent(name -> parameters.put("tag", name.name()));
        rule.ifPresent(id -> parameters.put("rule", id));
        if (!triggers.isEmpty()) {
            parameters.put(
                    "triggers",
                    String.join(
                            ",",
                            triggers.stream().sorted().map(Trigger::toString).toList()));
        }
        parameters.put("cause", cause);
        return parameters;
    }

    /** Somebody who asks by hand wants it done again; a rule that is not active can be run so. */
    boolean isByHand() {
        return rule.isPresent();
    }

    boolean isFor(PromotionRule candidate) {
        return rule.map(candidate.id()::equals)
                .orElseGet(() ->
                        candidate.active() && candidate.triggers().stream().anyMatch(triggers::contains));
    }
}
