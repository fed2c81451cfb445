// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;

/** What a call's path names; it may have gone since the checks ran. */
final class Sources {
    private Sources() {}

    static PromotionRule rule(RuleTable rules, Repository source, Call call) {
        String text = call.parameter("rule");
        try {
            return rules.find(source.id(), RuleName.parse(text)).orElseThrow(() -> missing(source, text));
        } catch (RegistryException e) {
            throw missing(source, text);
        }
    }

    static RegistryException missing(Repository source, String rule) {
        return Refusals.missing("There is no promotion rule '" + Shown.of(rule) + "' in " + source.name()
                + ": list them to see which there are.");
    }
}
