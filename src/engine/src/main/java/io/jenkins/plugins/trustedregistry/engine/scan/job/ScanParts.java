// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Others;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataAges;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScanSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.util.function.Supplier;

/**
 * What the jobs of scanning work with.
 *
 * @param blobs as clients get them: compared with their digests
 * @param rematched called when newer advisories were asked about everything
 * @param now how scanning is set
 */
public record ScanParts(
        Catalog catalog,
        BlobStore blobs,
        LayerScanner layers,
        AdvisoryDatabases advisories,
        DataAges ages,
        ScanTables tables,
        Publisher events,
        AfterScan after,
        Runnable rematched,
        Supplier<ScanSettings> now,
        Others others) {

    ScanSettings settings() {
        return now.get();
    }
}
