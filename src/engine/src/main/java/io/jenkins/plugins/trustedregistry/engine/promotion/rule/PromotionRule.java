// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.rule;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tags of a repository that match go to another one.
 *
 * @param id for ever the same
 * @param zone of the times in the template
 * @param active a rule that is not does nothing by itself
 * @param owner on whose rights it runs, asked anew at each run; empty: the settings wrote it, which only administrators write
 * @param changedAt when it was made or changed last
 */
public record PromotionRule(
        String id,
        RuleName name,
        RepositoryName target,
        TagTemplate template,
        ZoneId zone,
        Criteria criteria,
        Set<Trigger> triggers,
        boolean active,
        Optional<Member> owner,
        Instant changedAt) {

    public PromotionRule {
        triggers = Set.copyOf(triggers);
        if (!target.isQualified()) {
            throw invalid("The target '" + target + "' is no repository: write namespace/repository.");
        }
    }

    /** Whether another rule says the same, whoever wrote it and when. */
    public boolean saysTheSameAs(PromotionRule other) {
        return name.equals(other.name)
                && target.equals(other.target)
                && template.equals(other.template)
                && zone.equals(other.zone)
                && criteria.equals(other.criteria)
                && triggers.equals(other.triggers)
                && active == other.active;
    }

    /** @throws RegistryException when it would copy each tag onto itself */
    public void requireElsewhere(RepositoryName source) {
        if (target.equals(source) && template.equals(TagTemplate.SAME)) {
            throw invalid("The rule leads from " + source
                    + " to itself under the same name: name another repository, or a template such as stable-%n.");
        }
    }

    private static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }
}
