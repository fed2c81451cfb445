// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A report's head as JSON shows it; its components and findings are lists of their own.
 *
 * @param problem why the image could not be looked at as a whole; left out when it could
 * @param scannerVersion of what the registry knows to be in it
 * @param scanner who found it
 * @param findings counts by severity, without suppressed and undecided ones
 * @param notMatched how many components no advisories could be asked about
 * @param uncovered ecosystems without data, with the number of the image's packages in each: of these nothing is known
 * @param notScanned what was not looked at
 */
public record ReportView(
        String image,
        String digest,
        String platform,
        Optional<String> problem,
        Optional<String> distribution,
        Instant scannedAt,
        int scannerVersion,
        ScannerView scanner,
        int components,
        Map<String, Integer> findings,
        int undecided,
        int suppressed,
        int notMatched,
        Map<String, Integer> uncovered,
        List<Omitted> notScanned,
        List<LayerView> layers,
        AdvisoriesView advisories) {

    public static ReportView of(Report report) {
        Counts counts = counts(report);
        return new ReportView(
                report.name(),
                report.digest().toString(),
                report.platform(),
                Optional.of(report.problem()).filter(text -> !text.isEmpty()),
                report.inventory().distribution().map(ReportView::name),
                report.scannedAt(),
                report.scannerVersion(),
                ScannerView.of(report.by()),
                report.inventory().components().size(),
                counts.words(),
                counts.undecided(),
                counts.suppressed(),
                report.unmatched().size(),
                report.uncovered(),
                report.inventory().notScanned().stream()
                        .map(part -> new Omitted(
                                part.layer(),
                                part.path(),
                                part.reason().name().toLowerCase(Locale.ROOT),
                                part.detail()))
                        .toList(),
                LayerView.of(report),
                AdvisoriesView.of(report.age()));
    }

    private static String name(Distribution distribution) {
        return distribution.prettyName().isEmpty()
                ? (distribution.id() + " " + distribution.versionId()).strip()
                : distribution.prettyName();
    }

    /** Of a report that may be of no stored image. */
    public static Counts counts(Report report) {
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        int undecided = 0;
        for (Hit hit : report.counting()) {
            if (hit.finding().undecided().isPresent()) {
                undecided++;
            } else {
                bySeverity.merge(hit.finding().severity(), 1, Integer::sum);
            }
        }
        int uncovered =
                report.uncovered().values().stream().mapToInt(Integer::intValue).sum();
        return new Counts(
                bySeverity, undecided, report.hits().size() - report.counting().size(), uncovered);
    }

    /** Something that was not looked at. */
    public record Omitted(int layer, String path, String reason, String detail) {}

    /** How old the advisories are; no sources: there are none, and nothing is known. */
    public record AdvisoriesView(Optional<Instant> oldest, List<SourceView> sources) {
        public static AdvisoriesView of(DataAge age) {
            return new AdvisoriesView(
                    age.oldest().map(DataAge.Source::asOf),
                    age.sources().stream()
                            .map(source -> new SourceView(
                                    source.name(), source.asOf(), source.imported(), source.advisories()))
                            .toList());
        }
    }

    /** One source of advisories. */
    public record SourceView(String name, Instant asOf, Instant imported, long advisories) {}
}
