// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.promotion.Promotions;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.Mover;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.Promotion;
import java.io.IOException;
import java.time.InstantSource;

/** Promotes by hand. */
final class PromoteCalls {
    private final Catalog catalog;
    private final Promotions promotions;
    private final Guard guard;
    private final InstantSource clock;

    PromoteCalls(Catalog catalog, Promotions promotions, Guard guard, InstantSource clock) {
        this.catalog = catalog;
        this.promotions = promotions;
        this.guard = guard;
        this.clock = clock;
    }

    Reply promote(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "target", "tag", "timeZone");
        RepositoryName target = RepositoryName.parse(body.text("target"));
        guard.require(call.principal(), target, RepositoryAction.PUSH);
        Repository source = Paths.repository(catalog.repositories(), call);
        Tag tag = Tag.parse(call.parameter("tag"));
        Digest digest = catalog.tags()
                .resolve(source.id(), tag)
                .orElseThrow(() -> Refusals.missing(
                        "The tag " + tag + " is not there: list the repository's tags to see which are."));
        Tag targetTag = body.optionalText("tag")
                .map(TagTemplate::parse)
                .orElse(TagTemplate.SAME)
                .apply(
                        tag,
                        clock.instant()
                                .atZone(TagTemplate.zone(
                                        body.optionalText("timeZone").orElse("UTC"))));
        Mover mover = Mover.hand(call.principal(), call.peer().address());
        Promotion done = promotions.promoter().promote(source, tag, digest, target, targetTag, mover, () -> {});
        return Json.ok(new PromotionView(
                source.name(), tag, done.target().name(), done.tag(), done.digest(), done.manifests(), done.changed()));
    }

    /**
     * What was promoted.
     *
     * @param changed false: it was there already
     */
    record PromotionView(
            RepositoryName repository,
            Tag tag,
            RepositoryName target,
            Tag targetTag,
            Digest digest,
            int manifests,
            boolean changed) {}
}
