// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ScannedImage;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.store.FindingTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import io.jenkins.plugins.trustedregistry.engine.scan.store.StoredImage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts reports together: of images in the registry from what is kept, of others by asking the advisories now. */
public final class Reports {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> finding.affected().name())
            .thenComparing(Finding::id);

    private final ScanTables tables;
    private final AdvisoryDatabases databases;
    private final DataAges ages;
    private final InstantSource clock;

    public Reports(ScanTables tables, AdvisoryDatabases databases, DataAges ages, InstantSource clock) {
        this.tables = tables;
        this.databases = databases;
        this.ages = ages;
        this.clock = clock;
    }

    /** The report of an image in a repository; empty when it was never looked into. */
    public Optional<Report> of(Repository repository, Digest digest) {
        return tables.images().find(repository.id(), digest).map(image -> {
            Packages packages = Packages.of(image.inventory());
            Holders holders = image.by().isBuiltIn() ? Holders.of(packages) : Holders.of(image.inventory());
            Map<String, Suppression> suppressions = holding(repository.id());
            List<Hit> hits = tables.findings().of(image.id()).stream()
                    .map(finding -> hit(finding, holders, suppressions))
                    .toList();
            return report(
                    repository.name() + "@" + digest,
                    image,
                    image.by().isBuiltIn() ? packages.unmatched() : List.of(),
                    hits,
                    tables.findings().uncovered(image.id()));
        });
    }

    private Map<String, Suppression> holding(long repositoryId) {
        Instant now = clock.instant();
        Map<String, Suppression> holding = new HashMap<>();
        tables.suppressions().list(repositoryId).stream()
                .filter(each -> each.holds(now))
                .forEach(each -> holding.put(each.advisory(), each));
        return holding;
    }

    private static Hit hit(Finding finding, Holders holders, Map<String, Suppression> suppressions) {
        return new Hit(finding, holders.of(finding.affected()), Optional.ofNullable(suppressions.get(finding.id())));
    }

    private Report report(
            String name, StoredImage image, List<Component> unmatched, List<Hit> hits, Map<String, Integer> uncovered) {
        return new Report(
                name,
                image.digest(),
                image.platform(),
                image.problem(),
                image.scannedAt(),
                image.scannerVersion(),
                image.layers(),
                image.inventory(),
                hits,
                unmatched,
                uncovered,
                ages.of(image.by(), image.scannedAt()),
                image.by());
    }

    /** How old the advisories are. */
    public DataAge age() {
        return ages.now().age();
    }

    /**
     * The report of an image that is not in the registry; nothing of it is kept.
     *
     * @param name how people name it
     */
    public Report of(String name, Digest digest, ScannedImage image) {
        Packages packages = Packages.of(image.inventory());
        Lookup lookup;
        try (AdvisoryDatabase database = databases.open()) {
            lookup = database.lookup(packages.asked().keySet());
        }
        Instant now = clock.instant();
        Holders holders = Holders.of(packages);
        List<Hit> hits = FindingTable.of(lookup, now)
                .sorted(WORST_FIRST)
                .map(finding -> hit(finding, holders, Map.of()))
                .toList();
        Map<String, Integer> uncovered = new TreeMap<>();
        for (PackageQuery asked : packages.asked().keySet()) {
            if (lookup.uncovered().contains(asked.ecosystem())) {
                uncovered.merge(asked.ecosystem(), 1, Integer::sum);
            }
        }
        StoredImage seen = new StoredImage(
                0,
                digest,
                LayerFacts.SCANNER_VERSION,
                now,
                image.platform(),
                image.problem(),
                image.layers(),
                image.inventory(),
                FoundBy.builtIn(LayerFacts.SCANNER_VERSION));
        return report(name, seen, packages.unmatched(), hits, uncovered);
    }
}
