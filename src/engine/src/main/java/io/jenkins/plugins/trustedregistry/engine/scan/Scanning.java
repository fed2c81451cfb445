// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.Ecosystems;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerLimits;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.job.AfterScan;
import io.jenkins.plugins.trustedregistry.engine.scan.job.ScanJobs;
import io.jenkins.plugins.trustedregistry.engine.scan.job.ScanParts;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import io.jenkins.plugins.trustedregistry.engine.scan.sbom.AttachedSboms;
import io.jenkins.plugins.trustedregistry.engine.scan.sbom.SbomAttacher;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;

/** Scanning, put together. Its jobs run once the jobs are started; it holds nothing that would have to be closed. */
public final class Scanning {
    /** So little that the registry goes on serving in a small heap, whatever a layer says of itself. */
    private static final LayerLimits LIMITS =
            new LayerLimits(1_000_000, 32L << 30, 250, 1L << 30, 100_000, 16L << 20, 1_000_000, 1_000);

    private final ScanTables tables;
    private final ScanJobs jobs;
    private final Summaries summaries;
    private final Reports reports;
    private final AttachedSboms sboms;

    /** Registers its kinds of jobs, and watches for newer advisories from now on. */
    public Scanning(ScanningParts parts) {
        tables = ScanTables.on(parts.database(), parts.clock());
        AfterScan after = parts.settings().attachSboms()
                ? new SbomAttacher(parts.catalog(), tables.images(), parts.uploads(), parts.claims())
                : (repository, image) -> {};
        jobs = ScanJobs.register(
                new ScanParts(
                        parts.catalog(),
                        parts.blobs(),
                        new LayerScanner(Ecosystems.all(), parts.temporary(), LIMITS),
                        parts.advisories(),
                        tables,
                        parts.events(),
                        after,
                        parts.rematched(),
                        parts.settings()),
                parts.jobs(),
                parts.clock());
        summaries = new Summaries(tables.results());
        reports = new Reports(tables, parts.advisories(), parts.clock());
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

    /** What is kept: suppressions, and the search. */
    public ScanTables tables() {
        return tables;
    }
}
