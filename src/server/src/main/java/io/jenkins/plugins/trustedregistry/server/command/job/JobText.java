// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import java.util.stream.Collectors;

/** A job in words. */
final class JobText {
    private JobText() {}

    /** For programs as the API says it; for people with its parts as text. */
    static void print(Printer printer, JsonNode job) {
        if (printer.isJson()) {
            printer.item(job);
            return;
        }
        ObjectNode shown = job.deepCopy();
        shown.put("progress", progress(job.path("progress")));
        shown.put("figures", pairs(job.path("figures")));
        shown.put("parameters", pairs(job.path("parameters")));
        shown.remove("cancelRequested");
        printer.item(shown);
    }

    private static String progress(JsonNode progress) {
        String total = progress.has("total") ? " of " + progress.path("total").asLong() : "";
        String count = progress.path("unit").asText().isEmpty()
                ? ""
                : progress.path("done").asLong() + total + " "
                        + progress.path("unit").asText() + ". ";
        return (count + progress.path("step").asText()).strip();
    }

    private static String pairs(JsonNode object) {
        return object.properties().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
