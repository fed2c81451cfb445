// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** A policy as a call brings it. */
final class PolicyBody {
    private static final String[] KEYS = {"name", "criteria", "protect", "keep", "active"};

    private final JsonBody body;

    private PolicyBody(JsonBody body) {
        this.body = body;
    }

    static PolicyBody of(Call call) throws IOException {
        return new PolicyBody(JsonBody.of(call, KEYS));
    }

    /** A policy of what the body says, and defaults for the rest. */
    PruningPolicy made(String by, Instant now) {
        return made(RuleName.parse(body.text("name")), by, now);
    }

    /** The same for a policy that is only tried, which needs no name. */
    PruningPolicy tried(String by, Instant now) {
        return made(RuleName.parse(body.optionalText("name").orElse("test")), by, now);
    }

    private PruningPolicy made(RuleName name, String by, Instant now) {
        return new PruningPolicy(
                UUID.randomUUID().toString(),
                name,
                body.texts("criteria").map(Criteria::parse).orElse(Criteria.NONE),
                body.texts("protect").map(Criteria::parse).orElse(Criteria.NONE),
                body.number("keep").orElse(0),
                body.flag("active").orElse(true),
                by,
                now);
    }

    /** A policy with what the body says changed. */
    PruningPolicy changed(PruningPolicy before, String by, Instant now) {
        return new PruningPolicy(
                before.id(),
                body.optionalText("name").map(RuleName::parse).orElse(before.name()),
                body.texts("criteria").map(Criteria::parse).orElse(before.criteria()),
                body.texts("protect").map(Criteria::parse).orElse(before.protect()),
                body.number("keep").orElse(before.keep()),
                body.flag("active").orElse(before.active()),
                by,
                now);
    }
}
