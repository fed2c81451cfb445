// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.Rule;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;

/** A policy as the API shows it: as settings write it, with its version and what it says in words. */
final class PolicyView {
    private PolicyView() {}

    static ObjectNode of(StoredPolicy stored) {
        ObjectNode shown = (ObjectNode) SettingsJson.write(stored.policy());
        shown.put("scope", stored.policy().scope().text());
        if (!shown.has("rules")) {
            shown.putArray("rules");
        }
        shown.put("level", stored.policy().scope().level().toString());
        shown.put("contact", stored.policy().contact());
        shown.put("version", stored.version());
        shown.put("changedAt", stored.changedAt().toString());
        shown.put("changedBy", stored.changedBy());
        stored.policy().everyRule().stream().map(Rule::words).forEach(shown.withArray("words")::add);
        return shown;
    }
}
