// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.StoredWaiver;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateExceptionSettings;
import java.time.Instant;

/** An exception as the API shows it: as settings write it, with its id and its end. */
final class ExceptionView {
    private ExceptionView() {}

    static ObjectNode of(StoredWaiver stored, Instant now) {
        ObjectNode shown = (ObjectNode) SettingsJson.write(GateExceptionSettings.of(stored.waiver()));
        shown.put("id", stored.waiver().id());
        shown.put("scope", stored.waiver().scope().text());
        shown.put("expired", !stored.waiver().holds(now));
        shown.put("createdAt", stored.createdAt().toString());
        shown.put("createdBy", stored.createdBy());
        return shown;
    }
}
