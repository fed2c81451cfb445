// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.Ecosystems;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerLimits;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanners;
import io.jenkins.plugins.trustedregistry.engine.scan.job.AfterScan;
import io.jenkins.plugins.trustedregistry.engine.scan.job.ScanJobs;
import io.jenkins.plugins.trustedregistry.engine.scan.job.ScanParts;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Others;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataAges;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import io.jenkins.plugins.trustedregistry.engine.scan.sbom.AttachedSboms;
import io.jenkins.plugins.trustedregistry.engine.scan.sbom.OtherSboms;
import io.jenkins.plugins.trustedregistry.engine.scan.sbom.SbomAttacher;
import io.jenkins.plugins.trustedregistry.engine.scan.sbom.SbomPusher;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;

/** Scanning, put together. Its jobs run once the jobs are started. */
public final class Scanning implements AutoCloseable {
    /** So little that the registry goes on serving in a small heap, whatever a layer says of itself. */
    private static final LayerLimits LIMITS =
            new LayerLimits(1_000_000, 32L << 30, 250, 1L << 30, 100_000, 16L << 20, 1_000_000, 1_000);

    private final ScanTables tables;
    private final Scanners scanners;
    private final ScanJobs jobs;
    private final Summaries summaries;
    private final Reports reports;
    private final AttachedSboms sboms;

    /** Registers its kinds of jobs, and watches for newer advisories from now on. */
    public Scanning(ScanningParts parts) {
        tables = ScanTables.on(parts.database(), parts.clock());
        DataAges ages = new DataAges(parts.advisories());
        scanners = new Scanners(
                parts.settings().get().scanners(),
                () -> parts.settings().get().general().publicAddress(),
                parts.catalog().rules(),
                parts.settings().get().proxy().proxy());
        SbomPusher bills = new SbomPusher(parts.catalog(), parts.uploads(), parts.claims());
        AfterScan after = parts.settings().get().scan().attachSboms()
                ? new SbomAttacher(parts.catalog(), tables.images(), bills)
                : (repository, image) -> {};
        jobs = ScanJobs.register(
                new ScanParts(
                        parts.catalog(),
                        parts.blobs(),
                        new LayerScanner(Ecosystems.all(), parts.temporary(), LIMITS),
                        parts.advisories(),
                        ages,
                        tables,
                        parts.events(),
                        after,
                        parts.rematched(),
                        () -> parts.settings().get().scan(),
                        new Others(
                                scanners,
                                parts.scannerLogins(),
                                parts.pullTokens(),
                                new OtherSboms(parts.catalog(), bills),
                                parts.clock())),
                parts.jobs(),
                parts.clock());
        summaries = new Summaries(tables.results(), ages);
        reports = new Reports(tables, parts.advisories(), ages, parts.clock());
        sboms = new AttachedSboms(parts.catalog().manifests(), parts.catalog().tags());
    }

    /** To be told of pushes. */
    public DistributionListener listener() {
        return jobs;
    }

    /** Asks for scans. */
    public ScanJobs jobs() {
        return jobs;
    }

    /** How things stand with images, in short. */
    public Summaries summaries() {
        return summaries;
    }

    public Reports reports() {
        return reports;
    }

    /** Bills of materials beside images. */
    public AttachedSboms sboms() {
        return sboms;
    }

    /** Scanners that are other programs. */
    public Scanners scanners() {
        return scanners;
    }

    /** What is kept: suppressions, and the search. */
    public ScanTables tables() {
        return tables;
    }

    /** Breaks off calls to other scanners. To be called once no job runs any more. */
    @Override
    public void close() {
        scanners.close();
    }
}
