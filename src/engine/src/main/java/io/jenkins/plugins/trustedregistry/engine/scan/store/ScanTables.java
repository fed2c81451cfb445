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
        SearchTable search,
        ContentTable contents,
        CarriedResults carried) {

    public static ScanTables on(Database database, InstantSource clock) {
        ResultTable results = new ResultTable(database, clock);
        return new ScanTables(
                new LayerTable(database, clock),
                new ImageTable(database, clock),
                new PackageTable(database),
                new FindingTable(database, clock),
                results,
                new SuppressionTable(database),
                new SearchTable(database),
                new ContentTable(database),
                new CarriedResults(database, results));
    }
}
