// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.StartedJob;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.promotion.Promotions;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.Evaluation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What rules did, would do, and are to do now. */
final class RuleRunCalls {
    private final Catalog catalog;
    private final Promotions promotions;
    private final InstantSource clock;

    RuleRunCalls(Catalog catalog, Promotions promotions, InstantSource clock) {
        this.catalog = catalog;
        this.promotions = promotions;
        this.clock = clock;
    }

    /** Runs a rule now, on one tag or on all, also where it is not active or has done so before. */
    Reply run(Call call) throws IOException {
        Optional<Tag> tag = JsonBody.of(call, "tag").optionalText("tag").map(Tag::parse);
        Repository source = Paths.repository(catalog.repositories(), call);
        PromotionRule rule = Sources.rule(promotions.rules(), source, call);
        if (tag.isPresent() && catalog.tags().resolve(source.id(), tag.get()).isEmpty()) {
            throw Refusals.missing(
                    "The tag " + tag.get() + " is not there: list the repository's tags to see which are.");
        }
        Job job = promotions.jobs().run(source, rule, tag, call.principal().shownName());
        StartedJob started = StartedJob.of(job);
        return Json.created(started.location(), started);
    }

    /** How the latest evaluations ended. */
    Reply evaluations(Call call) {
        Page.Request page = Page.Request.of(call);
        PromotionRule rule = Sources.rule(promotions.rules(), Paths.repository(catalog.repositories(), call), call);
        List<Evaluation> found = promotions.evaluations().of(rule.id(), page.before(), page.limit() + 1);
        return Json.ok(page.page(found, each -> Long.toString(each.id()), EvaluationView::of));
    }

    /** What a rule would do with the tags there are; it is not kept, and nothing is promoted. */
    Reply test(Call call) throws IOException {
        Page.Request page = Page.Request.of(call);
        Repository source = Paths.repository(catalog.repositories(), call);
        PromotionRule rule = RuleBody.of(call).tried(promotions.rights().ownerOf(call.principal()), clock.instant());
        rule.requireElsewhere(source.name());
        promotions
                .rights()
                .againstMaking(call.principal(), source.name(), rule.target())
                .ifPresent(refused -> {
                    throw refused.visible() ? Refusals.denied(refused.reason()) : Refusals.missing(refused.reason());
                });
        String by = call.principal().shownName();
        List<TaggedManifest> tags = catalog.tags().details(source.id(), page.after(), page.limit() + 1);
        return Json.ok(page.page(
                tags,
                tag -> tag.tag().name(),
                tag -> EvaluationView.of(promotions.ruleRun().foresee(rule, source, tag, by))));
    }

    /** An evaluation as the API shows it. */
    record EvaluationView(
            Tag tag, Digest digest, Instant at, String cause, String outcome, Optional<Tag> targetTag, String reason) {
        static EvaluationView of(Evaluation evaluation) {
            return new EvaluationView(
                    evaluation.tag(),
                    evaluation.digest(),
                    evaluation.at(),
                    evaluation.cause(),
                    evaluation.outcome().toString(),
                    evaluation.targetTag(),
                    evaluation.reason());
        }
    }
}
