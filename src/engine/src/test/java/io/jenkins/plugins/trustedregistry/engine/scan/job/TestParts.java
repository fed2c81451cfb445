// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.SqlScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanners;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Others;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataAges;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScanSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.MemoryBlobStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** What the jobs of scanning work with, over a database of tests; no other scanner is ever asked. */
record TestParts(ScanParts parts, Scanners scanners) implements AutoCloseable {

    static TestParts of(
            Database database, Catalog catalog, AdvisoryDatabases advisories, Publisher events, Path temporary) {
        Scanners scanners = new Scanners(Settings.DEFAULTS.scanners(), () -> "", catalog.rules(), Optional.empty());
        Others others = new Others(
                scanners,
                new SqlScannerLogins(database, Clock.systemUTC(), new SecureRandom(), proof -> {}),
                (who, where, service, until) -> "",
                (where, image, scanner, format, bill) -> {},
                Clock.systemUTC());
        ScanParts parts = new ScanParts(
                catalog,
                new MemoryBlobStore(),
                new LayerScanner(temporary),
                advisories,
                new DataAges(advisories),
                ScanTables.on(database, Clock.systemUTC()),
                events,
                (where, image) -> {},
                () -> {},
                () -> ScanSettings.DEFAULTS,
                others);
        return new TestParts(parts, scanners);
    }

    @Override
    public void close() {
        scanners.close();
    }
}
