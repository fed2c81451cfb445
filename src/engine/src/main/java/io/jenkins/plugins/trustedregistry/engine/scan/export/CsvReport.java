// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as CSV (RFC 4180), a line each. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
final class CsvReport {
    private static final String HEAD =
            "vulnerability,aliases,severity,cvss,ecosystem,package,version,fixed in,components,layer,"
                    + "instruction,known exploited,epss,undecided,suppressed,summary,data as of\r\n";

    private CsvReport() {}

    static void write(Report report, OutputStream out) throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.UTF_8));
        for (var hit : report.hits()) {
            out.write(line(FindingView.of(hit, report), report.age()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(FindingView finding, DataAge age) {
        List<String> cells = List.of(
                finding.id(),
                String.join(" ", finding.aliases()),
                finding.severity(),
                finding.cvss().stream()
                        .map(cvss -> Double.toString(cvss.score()))
                        .findFirst()
                        .orElse(""),
                finding.ecosystem(),
                finding.name(),
                finding.version(),
                finding.fixedIn().orElse(""),
                String.join(" ", finding.components()),
                finding.layerDigest(),
                finding.instruction(),
                finding.knownExploited().map(FindingView.ExploitedView::since).orElse(""),
                finding.exploitForecast()
                        .map(found -> Double.toString(found.score()))
                        .orElse(""),
                finding.undecided().orElse(""),
                finding.suppressed()
                        .map(each -> each.status() + ": " + each.reason())
                        .orElse(""),
                finding.summary(),
                age.asOf().map(Instant::toString).orElse(""));
        return cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
