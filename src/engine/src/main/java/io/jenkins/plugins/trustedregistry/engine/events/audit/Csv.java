// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines as comma-separated values (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe in front, because
 * some values are words of strangers.
 */
public final class Csv {
    private static final List<String> COLUMNS = List.of(
            "n",
            "time",
            "actor",
            "credential",
            "credentialId",
            "from",
            "via",
            "operation",
            "method",
            "route",
            "repository",
            "reference",
            "outcome",
            "status",
            "code",
            "reason",
            "incident",
            "tried",
            "about");

    private Csv() {}

    /** The names of the columns. */
    public static String head() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    public static String row(JsonNode line) {
        return COLUMNS.stream().map(column -> cell(line.path(column))).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
