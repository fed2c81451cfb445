// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RepositorySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RulesAsCode;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PromotionRuleSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Promotion rules as settings. */
public final class PromotionsAsCode implements RulesAsCode {
    private final RuleTable rules;
    private final InstantSource clock;

    public PromotionsAsCode(RuleTable rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void apply(Repository repository, RepositorySettings wanted) {
        for (PromotionRuleSettings each : wanted.promotions()) {
            Optional<PromotionRule> there = rules.find(repository.id(), RuleName.parse(each.name()));
            PromotionRule rule = rule(
                    each,
                    there.map(PromotionRule::id)
                            .orElseGet(() -> UUID.randomUUID().toString()));
            rule.requireElsewhere(repository.name());
            if (there.isEmpty()) {
                rules.add(repository.id(), rule);
            } else if (!there.get().saysTheSameAs(rule) || !there.get().owner().equals(rule.owner())) {
                rules.change(rule);
            }
        }
    }

    private PromotionRule rule(PromotionRuleSettings settings, String id) {
        return new PromotionRule(
                id,
                RuleName.parse(settings.name()),
                RepositoryName.parse(settings.target()),
                TagTemplate.parse(settings.tag()),
                TagTemplate.zone(settings.timeZone()),
                Criteria.parse(settings.criteria()),
                Trigger.parse(settings.triggers()),
                settings.active(),
                settings.ownedBy(),
                clock.instant());
    }

    @Override
    public RepositorySettings export(Repository repository, RepositorySettings settings) {
        return settings.withPromotions(rules.list(repository.id()).stream()
                .map(PromotionsAsCode::settings)
                .toList());
    }

    private static PromotionRuleSettings settings(PromotionRule rule) {
        return new PromotionRuleSettings(
                rule.name().text(),
                rule.target().name(),
                rule.template().text(),
                rule.zone().getId(),
                rule.criteria().texts(),
                rule.triggers().stream().sorted().map(Trigger::toString).toList(),
                rule.active(),
                rule.owner().map(Member::toString).orElse(""));
    }
}
