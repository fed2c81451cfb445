// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.util.function.UnaryOperator;

/** The settings of a registry as its API shows them, made into a settings file. */
record ExportedSettings(JsonNode block) {

    static ExportedSettings read(ApiClient api) {
        return new ExportedSettings(api.get(ApiPath.of("settings")));
    }

    /** The file's content as JSON. */
    JsonNode json() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putObject("unclassified").set("trustedRegistry", block);
        return file;
    }

    /** The file. What looks like a variable but is none is escaped. JSON is YAML, so the schema's own reader takes it. */
    String yaml() {
        return Variables.escaped(SettingsFile.write(
                SettingsFile.read("The registry's answer", json().toString(), UnaryOperator.identity())));
    }
}
