// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Release;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;

/** Lets an immutable tag go, so that it can be moved or deleted once. */
final class ReleaseCalls {
    private static final int LONGEST_REASON = 500;

    private final Repositories repositories;
    private final Rules rules;

    ReleaseCalls(Repositories repositories, Rules rules) {
        this.repositories = repositories;
        this.rules = rules;
    }

    Reply show(Call call) {
        Tag tag = tag(call);
        return Json.ok(rules.release(repository(call), tag).orElseThrow(() -> notReleased(tag)));
    }

    Reply release(Call call) throws IOException {
        String reason = JsonBody.of(call, "reason").text("reason");
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusals.invalid("The reason is not usable: write one line of 1 to " + LONGEST_REASON
                    + " characters, for those who look at the tag later.");
        }
        Tag tag = tag(call);
        Release release = rules.release(repository(call), tag, call.principal().shownName(), reason)
                .orElseThrow(() -> ImageCalls.noTag(tag));
        return Json.ok(release);
    }

    Reply hold(Call call) {
        Tag tag = tag(call);
        if (!rules.hold(repository(call), tag)) {
            throw notReleased(tag);
        }
        return Json.gone();
    }

    private long repository(Call call) {
        return Paths.repository(repositories, call).id();
    }

    private static Tag tag(Call call) {
        return Tag.parse(call.parameter("tag"));
    }

    private static RegistryException notReleased(Tag tag) {
        return Refusals.missing("The tag " + tag + " is not released, or was moved or deleted since.");
    }
}
