// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;

/** A scanner as it calls itself, for instance Trivy, Aqua Security, 0.65.0; what it does not say is empty. */
public record Scanner(String name, String vendor, String version) {
    static Scanner of(JsonNode json) {
        return new Scanner(text(json, "name"), text(json, "vendor"), text(json, "version"));
    }

    private static String text(JsonNode json, String field) {
        return Shown.of(json.path(field).asText("")).strip();
    }
}
