// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How old the data is that findings rest on: of the registry's own that of the advisories there are now, because all packages are asked
 * about again at once when newer ones come; of another scanner's what that says of its data. Read once for each generation. Safe for many
 * threads.
 */
public final class DataAges {
    private final AdvisoryDatabases databases;
    private volatile Known known = new Known(-1, new DataAge(List.of()));

    public DataAges(AdvisoryDatabases databases) {
        this.databases = databases;
    }

    /** The advisories there are now. */
    public record Known(long generation, DataAge age) {}

    public Known now() {
        Known held = known;
        if (held.generation() != databases.newest()) {
            try (AdvisoryDatabase database = databases.open()) {
                held = new Known(database.generation(), database.age());
            }
            known = held;
        }
        return held;
    }

    /**
     * Of what somebody found. Where another scanner does not say how old its data is, that is no younger than the scan.
     *
     * @param scannedAt when the image was looked into
     */
    public DataAge of(FoundBy by, Instant scannedAt) {
        return by.isBuiltIn()
                ? now().age()
                : new DataAge(List.of(
                        new DataAge.Source(by.scanner().name(), by.dataAsOf().orElse(scannedAt), scannedAt, 0)));
    }

    /** In one moment; empty when the image was never looked into, or nothing was ever imported. */
    public Optional<Instant> of(ScanRecord record) {
        return record.scanned()
                .flatMap(scanned -> of(scanned.by(), scanned.at()).asOf());
    }
}
