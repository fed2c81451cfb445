// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.command.common.DataAgeText;
import io.jenkins.plugins.trustedregistry.server.command.common.FindingsText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import java.time.Instant;
import java.util.List;

/** Reports as people read them. */
final class ScanText {
    private ScanText() {}

    /** State and counts. */
    static void summary(Printer printer, JsonNode scan, Instant now) {
        if (printer.isJson()) {
            printer.item(scan);
            return;
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("state", scan.path("state"));
        copy(scan, shown, "reason");
        shown.put("findings", FindingsText.counts(scan.path("findings")));
        for (String key : List.of("undecided", "suppressed", "uncovered", "components", "notMatched", "notScanned")) {
            copy(scan, shown, key);
        }
        copy(scan, shown, "platform");
        copy(scan, shown, "scannedAt");
        copy(scan, shown, "dataAsOf");
        JsonNode scanner = scan.path("scanner");
        if (scanner.isObject()) {
            shown.put("scanner", scanner(scanner));
        }
        printer.item(shown);
        if (scan.hasNonNull("scannedAt")) {
            printer.note(DataAgeText.sentence(scan, now));
        }
    }

    /** {@code trivy: Trivy 0.65.0}, or {@code built-in}. */
    private static String scanner(JsonNode scanner) {
        String name = scanner.path("name").asText();
        return name.equals("built-in")
                ? name
                : name + ": "
                        + (scanner.path("product").asText() + " "
                                        + scanner.path("version").asText())
                                .strip();
    }

    private static void copy(JsonNode from, ObjectNode to, String key) {
        if (from.hasNonNull(key)) {
            to.set(key, from.get(key));
        }
    }

    static void findings(Printer printer, List<JsonNode> findings) {
        printer.items(findings, "id", "severity", "name", "version", "fixedIn", "layer", "summary");
    }

    /** What makes findings less than the whole truth, for the person. */
    static void caveats(Printer printer, JsonNode report, Instant now) {
        if (report.hasNonNull("problem")) {
            printer.note(report.get("problem").asText());
        }
        report.path("uncovered")
                .properties()
                .forEach(each ->
                        printer.note("Nothing is known of " + each.getValue().asInt() + " packages: no advisories for "
                                + each.getKey() + " were imported."));
        int notMatched = report.path("notMatched").asInt();
        if (notMatched > 0) {
            printer.note("Of " + notMatched + " components nothing can be known: there are no advisories for such.");
        }
        printer.note(DataAgeText.ofMoment(report.at("/advisories/oldest"), now));
    }
}
