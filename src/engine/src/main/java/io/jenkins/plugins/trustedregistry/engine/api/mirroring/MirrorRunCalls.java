// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.common.StartedJob;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Copy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorStarter;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What mirrors did, and are to do now. */
final class MirrorRunCalls {
    private final Catalog catalog;
    private final Mirrors mirrors;
    private final MirrorStarter starter;

    MirrorRunCalls(Catalog catalog, Mirrors mirrors, MirrorStarter starter) {
        this.catalog = catalog;
        this.mirrors = mirrors;
        this.starter = starter;
    }

    /** Runs a mirror now, on one tag or on all, also where it is not active. */
    Reply run(Call call) throws IOException {
        Optional<Tag> tag = JsonBody.of(call, "tag").optionalText("tag").map(Tag::parse);
        Repository repository = Paths.repository(catalog.repositories(), call);
        Mirror mirror = MirrorPath.mirror(mirrors.table(), repository, call);
        boolean missing = mirror.direction() == MirrorDirection.PUSH
                && tag.isPresent()
                && catalog.tags().resolve(repository.id(), tag.get()).isEmpty();
        if (missing) {
            throw Refusals.missing(
                    "The tag " + tag.get() + " is not there: list the repository's tags to see which are.");
        }
        StartedJob started = StartedJob.of(
                starter.run(repository, mirror, tag, call.principal().shownName()));
        return Json.created(started.location(), started);
    }

    /** What became of tags lately. */
    Reply copies(Call call) {
        Page.Request page = Page.Request.of(call);
        Mirror mirror = MirrorPath.mirror(mirrors.table(), Paths.repository(catalog.repositories(), call), call);
        List<Copy> found = mirrors.copies().of(mirror.id(), page.before(), page.limit() + 1);
        return Json.ok(page.page(found, each -> Long.toString(each.id()), CopyView::of));
    }

    /** A copy as the API shows it. */
    record CopyView(
            Tag tag, Optional<Digest> digest, Instant at, String outcome, Optional<Tag> targetTag, String sentence) {
        static CopyView of(Copy copy) {
            return new CopyView(
                    copy.tag(), copy.digest(), copy.at(), copy.outcome().toString(), copy.targetTag(), copy.sentence());
        }
    }
}
