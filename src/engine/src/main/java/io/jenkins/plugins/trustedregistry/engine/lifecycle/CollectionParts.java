// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.settings.GarbageCollectionSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.RemovalPause;
import io.jenkins.plugins.trustedregistry.engine.storage.StaleUploads;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What collection is made of.
 *
 * @param trash keeps blobs, as what is in use does
 * @param before run first, when a collection begins, if the settings say so
 * @param walks gives a new walk each time
 * @param pause nothing is removed while there is one
 * @param now how collection is set
 * @param settled the time for what is removed, which no jump of the clock hurries
 * @param nanos a clock that nobody sets, as {@link System#nanoTime} is
 */
public record CollectionParts(
        Database database,
        BlobUsage usage,
        Trash trash,
        Forerunner before,
        BlobStore blobs,
        Supplier<BlobWalk> walks,
        BlobRemoval removal,
        RemovalPause pause,
        StaleUploads uploads,
        BlobClaims claims,
        Supplier<GarbageCollectionSettings> now,
        InstantSource clock,
        InstantSource settled,
        LongSupplier nanos) {

    GarbageCollectionSettings settings() {
        return now.get();
    }

    /** The rule as of now. */
    CollectionRule rule() {
        return new CollectionRule(settled.instant().minus(settings().grace()), claims::isLeased);
    }

    Planner planner() {
        return new Planner(walks.get(), usage);
    }
}
