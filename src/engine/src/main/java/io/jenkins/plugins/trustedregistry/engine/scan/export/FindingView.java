// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finding as JSON shows it.
 *
 * @param name of the package, as advisories name it: a source package of Debian and Alpine
 * @param fixedIn the version to go to first; left out when none is known that mends it
 * @param severityWord as the ecosystem wrote it
 * @param severitySource the record the severity was taken from
 * @param undecided why it can't be said whether the package is affected; left out when it is
 * @param components package URLs of what the image holds of it
 * @param layer the index, from 0, of the lowest layer that brought it
 */
public record FindingView(
        String id,
        List<String> aliases,
        String severity,
        String severityWord,
        String severitySource,
        List<CvssView> cvss,
        String ecosystem,
        String name,
        String version,
        Optional<String> fixedIn,
        List<String> fixedVersions,
        String summary,
        List<String> references,
        Optional<Instant> published,
        Optional<ExploitedView> knownExploited,
        Optional<ForecastView> exploitForecast,
        Optional<String> undecided,
        Instant foundAt,
        List<String> components,
        List<String> paths,
        int layer,
        String layerDigest,
        String instruction,
        Optional<SuppressionView> suppressed) {
    private static final int MOST_PATHS = 20;

    public static FindingView of(Hit hit, Report report) {
        Advisory advisory = hit.finding().advisory();
        ImageLayer layer = report.layer(hit.layer());
        return new FindingView(
                advisory.id(),
                advisory.aliases(),
                advisory.severity().toString(),
                advisory.rating().word(),
                advisory.rating().source(),
                advisory.rating().cvss().stream().map(CvssView::of).toList(),
                hit.finding().affected().ecosystem(),
                hit.finding().affected().name(),
                hit.finding().affected().version(),
                hit.finding().fix().first(),
                hit.finding().fix().versions(),
                advisory.summary(),
                advisory.references().stream().map(each -> each.url()).toList(),
                advisory.published(),
                advisory.exploited()
                        .map(known -> new ExploitedView(
                                known.since().toString(), known.due().map(Object::toString), known.ransomware())),
                advisory.forecast().map(found -> new ForecastView(found.score(), found.percentile())),
                hit.finding().undecided(),
                hit.finding().foundAt(),
                hit.components().stream().map(Component::purl).toList(),
                hit.components().stream()
                        .flatMap(component -> component.paths().stream())
                        .distinct()
                        .limit(MOST_PATHS)
                        .toList(),
                hit.layer(),
                layer.digest(),
                layer.instruction(),
                hit.suppression().map(SuppressionView::of));
    }

    /** A CVSS score. */
    public record CvssView(String version, String vector, double score) {
        static CvssView of(Cvss cvss) {
            return new CvssView(cvss.version(), cvss.vector(), cvss.score());
        }
    }

    /** What CISA says. */
    public record ExploitedView(String since, Optional<String> due, boolean ransomware) {}

    /** What EPSS says. */
    public record ForecastView(double score, double percentile) {}

    /** Why it does not count. */
    public record SuppressionView(
            String id,
            String vulnerability,
            String status,
            String reason,
            String createdBy,
            Instant createdAt,
            Optional<Instant> expiresAt) {

        public static SuppressionView of(Suppression suppression) {
            return new SuppressionView(
                    suppression.id(),
                    suppression.advisory(),
                    suppression.status().toString(),
                    suppression.reason(),
                    suppression.createdBy(),
                    suppression.createdAt(),
                    suppression.expiresAt());
        }
    }
}
