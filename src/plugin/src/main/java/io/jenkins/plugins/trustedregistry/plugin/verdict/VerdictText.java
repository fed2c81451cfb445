// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Reason;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Waived;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.util.ArrayList;
import java.util.List;

/** What a build's log gets: a sentence, and one table with what is wrong and what mends it. */
final class VerdictText {
    private static final int MOST_LINES = 50;

    private VerdictText() {}

    static List<String> lines(Found found, KeptVerdict kept, boolean gates, boolean ends) {
        List<String> lines = new ArrayList<>();
        lines.add("Scan of " + found.name() + ": " + kept.getCountsLine() + "." + compared(kept));
        lines.add(kept.getDataWords() + ".");
        caveats(found, lines);
        if (gates) {
            verdict(found.verdict(), kept.getSentence(), ends, lines);
        } else {
            findings(kept.getFindings(), lines);
        }
        return lines;
    }

    private static String compared(KeptVerdict kept) {
        return kept.getComparedWith() == 0
                ? ""
                : " Since #" + kept.getComparedWith() + ": " + kept.getAdded().size() + " new, "
                        + kept.getFixed().size() + " fixed, " + kept.getCarried() + " carried over.";
    }

    private static void caveats(Found found, List<String> lines) {
        for (Report report : found.reports()) {
            if (!report.problem().isEmpty()) {
                lines.add("It could not be looked into as a whole: " + report.problem());
            }
            report.uncovered()
                    .forEach((ecosystem, packages) -> lines.add("Nothing is known of " + packages
                            + " packages: no advisories for " + ecosystem + " were imported."));
        }
    }

    /** @param ends whether the sentence ends the build, which says it then */
    private static void verdict(Verdict verdict, String sentence, boolean ends, List<String> lines) {
        Columns table = new Columns("Severity", "Finding", "In", "Fixed in", "Policy");
        List<String> sentences = new ArrayList<>();
        for (Reason reason : verdict.reasons()) {
            if (reason.culprits().isEmpty()) {
                sentences.add("  " + reason.policy() + ": " + reason.sentence() + ".");
            }
            for (Culprit culprit : reason.culprits()) {
                table.add(
                        culprit.severity(),
                        culprit.id(),
                        culprit.component(),
                        culprit.fix(),
                        reason.policy() + (reason.platform().isEmpty() ? "" : " (" + reason.platform() + ")"));
            }
        }
        if (!ends) {
            lines.add(verdict.policies().isEmpty() ? "No policy applies to it." : sentence);
        }
        lines.addAll(table.lines(MOST_LINES));
        lines.addAll(sentences);
        verdict.waived().stream().map(VerdictText::waived).forEach(lines::add);
    }

    private static String waived(Waived waived) {
        String end = waived.expires()
                .map(time -> (waived.expired() ? ", ended " : ", until ") + time)
                .orElse("");
        return "  " + (waived.expired() ? "Counts again: " : "Does not count: ") + waived.target() + ", by "
                + waived.source() + " of " + waived.owner() + end + ": "
                + waived.reason().replaceAll("\\p{Cntrl}", " ");
    }

    private static void findings(List<KeptFinding> findings, List<String> lines) {
        Columns table = new Columns("Severity", "Finding", "In", "Fixed in");
        findings.forEach(each ->
                table.add(each.getSeverity(), each.getId(), each.getName() + " " + each.getVersion(), each.getFix()));
        lines.addAll(table.lines(MOST_LINES));
    }
}
