// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.promotion.Promotions;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The promotion rules of a repository. Whoever saves one owns it from then on: it runs on their rights. */
final class RuleCalls {
    private final Repositories repositories;
    private final Promotions promotions;
    private final InstantSource clock;

    RuleCalls(Repositories repositories, Promotions promotions, InstantSource clock) {
        this.repositories = repositories;
        this.promotions = promotions;
        this.clock = clock;
    }

    Reply list(Call call) {
        Repository source = Paths.repository(repositories, call);
        return Json.ok(new Page<>(
                promotions.rules().list(source.id()).stream().map(RuleView::of).toList(), Optional.empty()));
    }

    Reply show(Call call) {
        return Json.ok(RuleView.of(Sources.rule(promotions.rules(), Paths.repository(repositories, call), call)));
    }

    Reply create(Call call) throws IOException {
        Repository source = Paths.repository(repositories, call);
        PromotionRule rule = RuleBody.of(call).made(owner(call), clock.instant());
        requireAllowed(call, source, rule);
        if (!promotions.rules().add(source.id(), rule)) {
            throw taken(rule);
        }
        return Json.created(
                "/api/v1/repositories/" + source.name() + "/-/promotion-rules/" + rule.name(), RuleView.of(rule));
    }

    Reply change(Call call) throws IOException {
        Repository source = Paths.repository(repositories, call);
        PromotionRule before = Sources.rule(promotions.rules(), source, call);
        PromotionRule changed = RuleBody.of(call).changed(before, owner(call), clock.instant());
        requireAllowed(call, source, changed);
        boolean taken = !changed.name().equals(before.name())
                && promotions.rules().find(source.id(), changed.name()).isPresent();
        if (taken) {
            throw taken(changed);
        }
        if (!promotions.rules().change(changed)) {
            throw Sources.missing(source, before.name().text());
        }
        return Json.ok(RuleView.of(changed));
    }

    Reply delete(Call call) {
        Repository source = Paths.repository(repositories, call);
        PromotionRule rule = Sources.rule(promotions.rules(), source, call);
        if (!promotions.rules().remove(rule.id())) {
            throw Sources.missing(source, rule.name().text());
        }
        return Json.gone();
    }

    private Optional<Member> owner(Call call) {
        return Optional.of(promotions
                .rights()
                .ownerOf(call.principal())
                .orElseThrow(() ->
                        Refusals.denied("A promotion rule belongs to a user or a robot account, on whose rights it"
                                + " runs; " + call.principal().shownName() + " is neither.")));
    }

    private void requireAllowed(Call call, Repository source, PromotionRule rule) {
        rule.requireElsewhere(source.name());
        Optional<Decision.Refused> refused =
                promotions.rights().againstMaking(call.principal(), source.name(), rule.target());
        if (refused.isPresent()) {
            throw refused.get().visible()
                    ? Refusals.denied(refused.get().reason())
                    : Refusals.missing(refused.get().reason());
        }
    }

    private static RuntimeException taken(PromotionRule rule) {
        return Refusals.conflict("There is a promotion rule '" + rule.name()
                + "' already: choose another name, or change" + " that one.");
    }
}
