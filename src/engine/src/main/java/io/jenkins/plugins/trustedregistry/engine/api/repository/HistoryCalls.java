// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove;
import io.jenkins.plugins.trustedregistry.engine.deletion.Undo;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a tag has pointed, and the way back there. */
final class HistoryCalls {
    private final Catalog catalog;
    private final Undo undo;
    private final ImageCalls images;

    /** @param images show a tag that went back */
    HistoryCalls(Catalog catalog, Undo undo, ImageCalls images) {
        this.catalog = catalog;
        this.undo = undo;
        this.images = images;
    }

    /** Also of a tag that was deleted; one that never was has an empty history. */
    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        List<TagMove> found = catalog.history()
                .of(
                        Paths.repository(catalog.repositories(), call).id(),
                        Tag.parse(call.parameter("tag")),
                        page.before(),
                        page.limit() + 1);
        return Json.ok(page.page(found, move -> Long.toString(move.id()), MoveView::of));
    }

    Reply rollBack(Call call) throws IOException {
        Digest digest = Digest.parse(JsonBody.of(call, "digest").text("digest"));
        Repository repository = Paths.repository(catalog.repositories(), call);
        Tag tag = Tag.parse(call.parameter("tag"));
        if (!undo.rollBack(repository, tag, digest, call.principal().shownName())) {
            throw Refusals.conflict(
                    "The tag " + tag + " can't go back to " + digest
                            + ": it never pointed there, or the manifest is gone for good. Its history shows what is restorable.");
        }
        return images.showTag(call);
    }

    /** A movement as the API shows it. */
    record MoveView(
            Instant movedAt,
            String movedBy,
            String how,
            Optional<String> origin,
            Optional<Digest> from,
            Optional<Digest> to,
            boolean restorable) {

        static MoveView of(TagMove move) {
            return new MoveView(
                    move.movedAt(),
                    move.movedBy(),
                    move.how().name().toLowerCase(Locale.ROOT),
                    move.origin(),
                    move.from(),
                    move.to(),
                    move.restorable());
        }
    }
}
