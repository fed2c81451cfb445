// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.ReceivedJson;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Level;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.StoredVex;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.VexDocument;
import io.jenkins.plugins.trustedregistry.engine.gate.vex.VexParser;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;

/** VEX documents: statements of those who know a product about vulnerabilities that do not count in it. */
final class VexCalls {
    private static final int LARGEST = 16 * 1024 * 1024;

    private final Gates gates;
    private final InstantSource clock;

    VexCalls(Gates gates, InstantSource clock) {
        this.gates = gates;
        this.clock = clock;
    }

    Reply list(Call call) {
        Scope scope = Placed.scope(call);
        return Json.ok(new Items<>(gates.tables().vex().list().stream()
                .filter(each -> each.scope().equals(scope))
                .map(VexView::of)
                .toList()));
    }

    /** In place of an older one of the same name. */
    Reply add(Call call) throws IOException {
        Scope scope = Placed.scope(call);
        byte[] content = ReceivedJson.bytes(call, LARGEST);
        StoredVex added = new StoredVex(
                UUID.randomUUID().toString(),
                scope,
                images(call, scope),
                document(content),
                call.principal().shownName(),
                clock.instant());
        String id = gates.tables().vex().put(added, content);
        gates.round(call.principal().shownName());
        StoredVex kept = gates.tables().vex().find(id).orElseThrow(() -> missing(scope, id));
        return Json.created(Placed.address(scope) + "vex/" + id, VexView.of(kept));
    }

    private static ImagePattern images(Call call, Scope scope) {
        String otherwise = scope.level() == Level.REPOSITORY ? scope.text() : "*";
        try {
            return new ImagePattern(call.queryParameter("image").orElse(otherwise));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static VexDocument document(byte[] content) {
        try {
            return VexParser.parse(content);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** As it was uploaded. */
    Reply show(Call call) {
        StoredVex found = found(call);
        return Reply.of(200)
                .with(
                        "application/json",
                        gates.tables().vex().content(found.id()).orElseThrow(() -> missing(found.scope(), found.id())));
    }

    Reply remove(Call call) {
        StoredVex found = found(call);
        gates.tables().vex().remove(found.id());
        gates.round(call.principal().shownName());
        return Json.gone();
    }

    private StoredVex found(Call call) {
        Scope scope = Placed.scope(call);
        String id = call.parameter("id");
        return gates.tables()
                .vex()
                .find(id)
                .filter(each -> each.scope().equals(scope))
                .orElseThrow(() -> missing(scope, id));
    }

    private static RuntimeException missing(Scope scope, String id) {
        return Refusals.missing("There is no VEX document " + Shown.of(id) + " of " + scope.words()
                + ": list them to see which there are.");
    }
}
