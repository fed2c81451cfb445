// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PolicyTable;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.Scope;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The pruning policies of a repository or a namespace. */
final class PolicyCalls {
    private final PolicyTable policies;
    private final PolicyPlace place;
    private final InstantSource clock;

    PolicyCalls(PolicyTable policies, PolicyPlace place, InstantSource clock) {
        this.policies = policies;
        this.place = place;
        this.clock = clock;
    }

    Reply list(Call call) {
        return Json.ok(new Page<>(
                policies.list(place.scope(call)).stream().map(PolicyView::of).toList(), Optional.empty()));
    }

    Reply show(Call call) {
        return Json.ok(PolicyView.of(find(place.scope(call), call)));
    }

    Reply create(Call call) throws IOException {
        Scope scope = place.scope(call);
        PruningPolicy policy = PolicyBody.of(call).made(call.principal().shownName(), clock.instant());
        if (!policies.add(scope, policy)) {
            throw taken(policy);
        }
        return Json.created(place.path(call) + policy.name(), PolicyView.of(policy));
    }

    Reply change(Call call) throws IOException {
        Scope scope = place.scope(call);
        PruningPolicy before = find(scope, call);
        PruningPolicy changed =
                PolicyBody.of(call).changed(before, call.principal().shownName(), clock.instant());
        if (!changed.name().equals(before.name())
                && policies.find(scope, changed.name()).isPresent()) {
            throw taken(changed);
        }
        if (!policies.change(changed)) {
            throw missing(before.name().text());
        }
        return Json.ok(PolicyView.of(changed));
    }

    Reply delete(Call call) {
        PruningPolicy policy = find(place.scope(call), call);
        if (!policies.remove(policy.id())) {
            throw missing(policy.name().text());
        }
        return Json.gone();
    }

    private PruningPolicy find(Scope scope, Call call) {
        String text = call.parameter("policy");
        try {
            return policies.find(scope, RuleName.parse(text)).orElseThrow(() -> missing(text));
        } catch (RegistryException e) {
            throw missing(text);
        }
    }

    private static RegistryException missing(String policy) {
        return Refusals.missing(
                "There is no pruning policy '" + Shown.of(policy) + "' here: list them to see which there are.");
    }

    private static RegistryException taken(PruningPolicy policy) {
        return Refusals.conflict(
                "There is a pruning policy '" + policy.name() + "' already: choose another name, or change that one.");
    }

    /** A policy as the API shows it. */
    record PolicyView(
            String name,
            List<String> criteria,
            List<String> protect,
            int keep,
            boolean active,
            String changedBy,
            Instant changedAt) {

        static PolicyView of(PruningPolicy policy) {
            return new PolicyView(
                    policy.name().text(),
                    policy.criteria().texts(),
                    policy.protect().texts(),
                    policy.keep(),
                    policy.active(),
                    policy.changedBy(),
                    policy.changedAt());
        }
    }
}
