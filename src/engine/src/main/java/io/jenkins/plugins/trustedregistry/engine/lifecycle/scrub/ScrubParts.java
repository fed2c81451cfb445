// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.settings.ScrubSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.Quarantine;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the scrub is made of.
 *
 * @param walks gives a new walk each time
 * @param now how the scrub is set
 * @param nanos a clock that nobody sets, as {@link System#nanoTime} is
 */
public record ScrubParts(
        BlobStore blobs,
        Supplier<BlobWalk> walks,
        Quarantine quarantine,
        BlobClaims claims,
        DamagedBlobs damaged,
        Supplier<ScrubSettings> now,
        LongSupplier nanos) {

    ScrubSettings settings() {
        return now.get();
    }
}
