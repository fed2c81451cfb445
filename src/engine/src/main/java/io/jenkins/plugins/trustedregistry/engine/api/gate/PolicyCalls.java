// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.SignatureRule;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateKeySettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies of the registry, of namespaces and of repositories. */
final class PolicyCalls {
    private final Gates gates;

    PolicyCalls(Gates gates) {
        this.gates = gates;
    }

    /** Those that hold there: also those of wider scopes. */
    Reply list(Call call) {
        Scope scope = Placed.scope(call);
        return Json.ok(new Items<>(gates.policies().stream()
                .filter(each -> holds(each.policy().scope(), scope))
                .map(PolicyView::of)
                .toList()));
    }

    private static boolean holds(Scope where, Scope asked) {
        return switch (asked.level()) {
            case REGISTRY -> where.text().isEmpty();
            case NAMESPACE -> where.text().isEmpty() || where.equals(asked);
            case REPOSITORY -> where.covers(RepositoryName.parse(asked.text()));
        };
    }

    Reply show(Call call) {
        return Json.ok(PolicyView.of(found(call)));
    }

    Reply set(Call call) throws IOException {
        Scope scope = Placed.scope(call);
        ObjectNode body = Bodies.object(call);
        String name = call.parameter("policy");
        if (!body.path("name").asText(name).equals(name)) {
            throw Refusals.invalid("name '" + Shown.of(body.path("name").asText())
                    + "' is not that of the path, which is '" + Shown.of(name) + "': leave it out.");
        }
        Placed.requireSame(scope, body);
        body.put("name", name);
        body.put("scope", scope.text());
        Policy policy = Bodies.block(body, Policy.class);
        requireKeys(policy);
        Optional<StoredPolicy> before = gates.tables().policies().find(scope, name);
        StoredPolicy now =
                gates.tables().policies().put(policy, call.principal().shownName());
        if (!before.equals(Optional.of(now))) {
            gates.round(call.principal().shownName());
        }
        return before.isPresent()
                ? Json.ok(PolicyView.of(now))
                : Json.created(Placed.address(scope) + "policies/" + name, PolicyView.of(now));
    }

    private void requireKeys(Policy policy) {
        Set<String> known =
                gates.settings().keys().stream().map(GateKeySettings::name).collect(Collectors.toSet());
        List<String> unknown = policy.rules().stream()
                .flatMap(rule ->
                        rule instanceof SignatureRule signature ? signature.keys().stream() : Stream.<String>empty())
                .filter(key -> !known.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusals.invalid("There is no key '" + Shown.of(unknown.get(0))
                    + "': the registry's administrators name keys in the settings, under gates: keys. There are: "
                    + String.join(", ", known) + ".");
        }
    }

    Reply remove(Call call) {
        StoredPolicy found = found(call);
        gates.tables().policies().remove(found.policy().scope(), found.policy().name());
        gates.round(call.principal().shownName());
        return Json.gone();
    }

    private StoredPolicy found(Call call) {
        Scope scope = Placed.scope(call);
        String name = call.parameter("policy");
        return gates.tables()
                .policies()
                .find(scope, name)
                .orElseThrow(() -> Refusals.missing("There is no policy '" + Shown.of(name) + "' of " + scope.words()
                        + ": list them to see which there are."));
    }
}
