// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/** About the registry itself: version, description of the API, settings. */
final class AboutCalls {
    private static final String DESCRIPTION = "/io/jenkins/plugins/trustedregistry/engine/api/openapi.yaml";

    private final String version;
    private final Supplier<Settings> settings;
    private final Supplier<String> provenanceKey;

    AboutCalls(String version, Supplier<Settings> settings, Supplier<String> provenanceKey) {
        this.version = version;
        this.settings = settings;
        this.provenanceKey = provenanceKey;
    }

    Reply about(Call call) {
        return Json.ok(Map.of(
                "version",
                version,
                "links",
                Map.of("openapi", "/api/v1/openapi.yaml", "authority", "/ca", "health", "/_ping")));
    }

    Reply openApi(Call call) throws IOException {
        try (InputStream description = AboutCalls.class.getResourceAsStream(DESCRIPTION)) {
            if (description == null) {
                throw new IOException(DESCRIPTION + " is missing from the jar");
            }
            return Reply.of(200).with("application/yaml", description.readAllBytes());
        }
    }

    /** Public, so for everybody. */
    Reply provenanceKey(Call call) {
        return Reply.of(200)
                .with("Content-Disposition", "attachment; filename=\"trusted-registry-provenance.pub\"")
                .withText("application/x-pem-file", provenanceKey.get());
    }

    /** As a settings file would say it now; a private key is never shown. */
    Reply settings(Call call) {
        JsonNode shown = SettingsFile.toJson(settings.get().withoutSecrets());
        return Json.ok(shown);
    }
}
