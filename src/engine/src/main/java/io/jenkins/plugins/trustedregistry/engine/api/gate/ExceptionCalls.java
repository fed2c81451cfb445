// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Level;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.StoredWaiver;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateExceptionSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;

/** What does not count against some images, and who answers for it. */
final class ExceptionCalls {
    private final Gates gates;
    private final InstantSource clock;

    ExceptionCalls(Gates gates, InstantSource clock) {
        this.gates = gates;
        this.clock = clock;
    }

    Reply list(Call call) {
        Scope scope = Placed.scope(call);
        return Json.ok(new Items<>(gates.tables().exceptions().list().stream()
                .filter(each -> each.waiver().scope().equals(scope))
                .map(each -> ExceptionView.of(each, clock.instant()))
                .toList()));
    }

    /** The caller answers for it, unless the body names somebody. */
    Reply add(Call call) throws IOException {
        Scope scope = Placed.scope(call);
        ObjectNode body = Bodies.object(call);
        Placed.requireSame(scope, body);
        body.put("scope", scope.text());
        if (!body.hasNonNull("owner")) {
            body.put("owner", call.principal().shownName());
        }
        if (!body.hasNonNull("image") && scope.level() == Level.REPOSITORY) {
            body.put("image", scope.text());
        }
        Waiver waiver = Bodies.block(body, GateExceptionSettings.class)
                .waiver(UUID.randomUUID().toString());
        if (!waiver.holds(clock.instant())) {
            throw Refusals.invalid("expires is over already: name a time that is to come, or leave it out.");
        }
        String id = gates.tables()
                .exceptions()
                .put(new StoredWaiver(waiver, clock.instant(), call.principal().shownName()));
        gates.round(call.principal().shownName());
        return Json.created(
                Placed.address(scope) + "exceptions/" + id,
                ExceptionView.of(
                        gates.tables().exceptions().find(id).orElseThrow(() -> missing(scope, id)), clock.instant()));
    }

    Reply remove(Call call) {
        Scope scope = Placed.scope(call);
        String id = call.parameter("id");
        boolean there = gates.tables()
                .exceptions()
                .find(id)
                .filter(each -> each.waiver().scope().equals(scope))
                .isPresent();
        if (!there || !gates.tables().exceptions().remove(id)) {
            throw missing(scope, id);
        }
        gates.round(call.principal().shownName());
        return Json.gone();
    }

    private static RuntimeException missing(Scope scope, String id) {
        return Refusals.missing("There is no exception " + Shown.of(id) + " of " + scope.words()
                + ": list them to see which there are.");
    }
}
