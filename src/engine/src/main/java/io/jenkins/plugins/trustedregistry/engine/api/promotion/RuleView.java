// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import java.time.Instant;
import java.util.List;

/**
 * A rule as the API shows it.
 *
 * @param owner on whose rights it runs: a member, or {@code settings}
 */
record RuleView(
        String name,
        RepositoryName target,
        String tag,
        String timeZone,
        List<String> criteria,
        List<String> triggers,
        boolean active,
        String owner,
        Instant changedAt) {

    static RuleView of(PromotionRule rule) {
        return new RuleView(
                rule.name().text(),
                rule.target(),
                rule.template().text(),
                rule.zone().getId(),
                rule.criteria().texts(),
                rule.triggers().stream().sorted().map(Trigger::toString).toList(),
                rule.active(),
                rule.owner().map(Member::toString).orElse("settings"),
                rule.changedAt());
    }
}
