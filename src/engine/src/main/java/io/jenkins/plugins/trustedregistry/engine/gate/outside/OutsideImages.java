// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.outside;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.gate.signature.OutsideSignatures;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.DataFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ImageTimes;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Subjects of images elsewhere, out of the report that {@code scan.report.Reports} made of what somebody looked into. */
public final class OutsideImages {
    private final AdvisoryDatabases advisories;
    private final OutsideSignatures signatures;
    private final InstantSource clock;

    public OutsideImages(AdvisoryDatabases advisories, OutsideSignatures signatures, InstantSource clock) {
        this.advisories = advisories;
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * @param as the repository it is meant for, so that policies and exceptions there hold; empty: only those of the whole registry
     * @param tag the tag it is meant for
     */
    public Subject subject(OutsideFacts image, Optional<RepositoryName> as, Optional<Tag> tag) {
        Report report = image.report();
        return new Subject(
                report.name(),
                as,
                report.digest(),
                tag.stream().toList(),
                List.of(),
                Kind.IMAGE,
                report.platform(),
                new ScanFacts(
                        Optional.of(report.scannedAt()),
                        report.scannerVersion(),
                        report.problem(),
                        report.inventory().notScanned().size(),
                        report.inventory().notScanned().stream()
                                .limit(3)
                                .map(each -> each.path().isEmpty() ? each.detail() : each.path())
                                .toList()),
                report.hits().stream().map(Hit::finding).toList(),
                report.inventory().components(),
                ImageTimes.of(image.config()),
                new DataFacts(advisories.newest(), report.age(), report.uncovered()),
                signatures.of(image.attached()),
                clock.instant());
    }
}
