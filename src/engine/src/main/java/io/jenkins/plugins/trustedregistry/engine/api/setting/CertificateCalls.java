// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.ServerCertificates;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.settings.change.BlockChange;
import java.io.IOException;
import java.util.Optional;

/**
 * The listener's certificate: shown, replaced, given back to the registry's own authority. Where one stands in the settings it is
 * changed there, because the settings would bring theirs back with the next start.
 */
final class CertificateCalls {
    private final ServerCertificates certificates;
    private final SettingDesk desk;

    CertificateCalls(ServerCertificates certificates, SettingDesk desk) {
        this.certificates = certificates;
        this.desk = desk;
    }

    Reply show(Call call) {
        ServerCertificates.Shown shown = certificates.current();
        return Json.ok(CertificateView.of(shown.certificate(), shown.custom()));
    }

    Reply use(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "certificate", "key");
        String chain = body.text("certificate");
        String key = body.text("key");
        if (isInSettings()) {
            set(
                    call,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("certificate", chain)
                            .put("key", key));
        } else {
            certificates.use(chain, key);
        }
        return show(call);
    }

    Reply useOwnAuthority(Call call) throws IOException {
        if (isInSettings()) {
            set(call, JsonNodeFactory.instance.objectNode());
        }
        certificates.useOwnAuthority();
        return show(call);
    }

    private boolean isInSettings() {
        return desk.keepsAny() && desk.kept().settings().tls().isCustom();
    }

    private void set(Call call, JsonNode block) {
        desk.change(
                new BlockChange("tls", block, true),
                Optional.empty(),
                call.principal().shownName());
    }
}
