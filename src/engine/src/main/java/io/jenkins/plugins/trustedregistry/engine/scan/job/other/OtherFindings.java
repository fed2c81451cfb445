// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Vulnerability;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.VulnerabilityReport;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What another scanner reports, in the shape of the registry's own findings. Pure. */
public final class OtherFindings {
    private OtherFindings() {}

    /** @param scanner its name, which stands for the ecosystem: it does not say which that is */
    public static List<Finding> of(VulnerabilityReport report, String scanner, Instant now) {
        return report.vulnerabilities().stream()
                .map(each -> new Finding(
                        new PackageQuery(scanner, each.packageName(), each.version()),
                        advisory(each, scanner),
                        new Fix(each.fixes()),
                        Optional.empty(),
                        now,
                        each.fixes().isEmpty() ? Optional.empty() : Optional.of(now)))
                .toList();
    }

    private static Advisory advisory(Vulnerability found, String scanner) {
        return new Advisory(
                found.id(),
                List.of(),
                List.of(),
                found.summary(),
                new Rating(found.severity(), found.cvss(), found.word(), scanner),
                found.links().stream().map(link -> new Reference("WEB", link)).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
