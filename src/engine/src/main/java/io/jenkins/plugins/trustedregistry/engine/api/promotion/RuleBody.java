// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A rule as a call brings it. */
final class RuleBody {
    private static final String[] KEYS = {"name", "target", "tag", "timeZone", "criteria", "triggers", "active"};

    private final JsonBody body;

    private RuleBody(JsonBody body) {
        this.body = body;
    }

    static RuleBody of(Call call) throws IOException {
        return new RuleBody(JsonBody.of(call, KEYS));
    }

    /** A rule of what the body says, and defaults for the rest. */
    PromotionRule made(Optional<Member> owner, Instant now) {
        return made(UUID.randomUUID().toString(), body.text("name"), owner, now);
    }

    /** The same for a rule that is only tried, which needs no name. */
    PromotionRule tried(Optional<Member> owner, Instant now) {
        return made("", body.optionalText("name").orElse("test"), owner, now);
    }

    private PromotionRule made(String id, String name, Optional<Member> owner, Instant now) {
        return new PromotionRule(
                id,
                RuleName.parse(name),
                RepositoryName.parse(body.text("target")),
                body.optionalText("tag").map(TagTemplate::parse).orElse(TagTemplate.SAME),
                TagTemplate.zone(body.optionalText("timeZone").orElse("UTC")),
                body.texts("criteria").map(Criteria::parse).orElse(Criteria.NONE),
                body.texts("triggers").map(Trigger::parse).orElse(Trigger.all()),
                body.flag("active").orElse(true),
                owner,
                now);
    }

    /** A rule with what the body says changed. */
    PromotionRule changed(PromotionRule before, Optional<Member> owner, Instant now) {
        return new PromotionRule(
                before.id(),
                body.optionalText("name").map(RuleName::parse).orElse(before.name()),
                body.optionalText("target").map(RepositoryName::parse).orElse(before.target()),
                body.optionalText("tag").map(TagTemplate::parse).orElse(before.template()),
                body.optionalText("timeZone").map(TagTemplate::zone).orElse(before.zone()),
                body.texts("criteria").map(Criteria::parse).orElse(before.criteria()),
                body.texts("triggers").map(Trigger::parse).orElse(before.triggers()),
                body.flag("active").orElse(before.active()),
                owner,
                now);
    }
}
