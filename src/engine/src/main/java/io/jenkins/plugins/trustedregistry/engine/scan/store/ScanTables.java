// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.time.InstantSource;

/** All that is kept of scans. */
public record ScanTables(
        LayerTable layers,
        ImageTable images,
        PackageTable packages,
        FindingTable findings,
        ResultTable results,
        SuppressionTable suppressions,
        SearchTable search) {

    public static ScanTables on(Database database, InstantSource clock) {
        return new ScanTables(
                new LayerTable(database, clock),
                new ImageTable(database, clock),
                new PackageTable(database),
                new FindingTable(database, clock),
                new ResultTable(database, clock),
                new SuppressionTable(database),
                new SearchTable(database));
    }
}
