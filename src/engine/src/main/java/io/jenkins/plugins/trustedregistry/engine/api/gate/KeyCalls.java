// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateKeySettings;

/** The keys that policies may name. They stand in the settings. */
final class KeyCalls {
    private final Gates gates;

    KeyCalls(Gates gates) {
        this.gates = gates;
    }

    Reply list(Call call) {
        return Json.ok(
                new Items<>(gates.settings().keys().stream().map(KeyView::of).toList()));
    }

    record KeyView(String name, String pem) {
        static KeyView of(GateKeySettings key) {
            return new KeyView(key.name(), key.pem().strip());
        }
    }
}
