// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import java.util.Map;

/** A mirror for people: how it went last in one line, no certificates, and nothing that is empty. */
final class MirrorText {
    private MirrorText() {}

    static JsonNode of(Printer printer, JsonNode mirror) {
        if (printer.isJson()) {
            return mirror;
        }
        ObjectNode shown = mirror.deepCopy();
        shown.properties().stream()
                .filter(field -> field.getValue().isTextual()
                        && field.getValue().asText().isEmpty())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(shown::remove);
        if (shown.has("authorities")) {
            shown.put("authorities", "of its own");
        }
        JsonNode last = shown.remove("lastRun");
        if (last != null) {
            shown.put(
                    "lastRun",
                    last.path("outcome").asText() + ", " + last.path("at").asText() + ", job "
                            + last.path("job").asText() + ": "
                            + last.path("sentence").asText());
        }
        return shown;
    }
}
