// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobLink;
import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a plan says, as far as it is still right. Every blob is seized first; then, in one transaction, links that became used
 * meanwhile are left alone; then the bytes of those that nobody has are removed. What somebody needs at that moment is left to the
 * next collection.
 */
record Collector(BlobClaims claims, BlobUsage usage, BlobRemoval removal) {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    /** Returns when what was removed can't come back. */
    Tally remove(List<Removal> plan, Instant linkedBefore) throws IOException {
        Tally done = Tally.NONE;
        try (BlobRemoval.Batch batch = removal.begin()) {
            List<BlobClaims.Seizure> seized = new ArrayList<>();
            try {
                List<Removal> mine = seize(plan, seized);
                if (!mine.isEmpty()) {
                    done = remove(mine, linkedBefore, batch);
                }
            } finally {
                seized.forEach(BlobClaims.Seizure::close);
            }
        }
        return done;
    }

    private List<Removal> seize(List<Removal> plan, List<BlobClaims.Seizure> seized) {
        List<Removal> mine = new ArrayList<>();
        for (Removal each : plan) {
            claims.seize(each.digest()).ifPresent(seizure -> {
                seized.add(seizure);
                mine.add(each);
            });
        }
        return mine;
    }

    private Tally remove(List<Removal> mine, Instant linkedBefore, BlobRemoval.Batch batch) throws IOException {
        List<BlobLink> links =
                mine.stream().flatMap(each -> each.links().stream()).toList();
        BlobUsage.Unlinked unlinked =
                usage.unlink(mine.stream().map(Removal::digest).toList(), links, linkedBefore);
        BlobRemoval.Removed removed = batch.remove(mine.stream()
                .map(Removal::digest)
                .filter(unlinked.free()::contains)
                .toList());
        removed.failures()
                .forEach((digest, failure) -> LOG.warn(
                        "The blob {} could not be removed; the next collection tries again: {}",
                        digest,
                        failure.toString()));
        return Tally.NONE
                .withLinks(unlinked.links())
                .withBlobs(removed.blobs(), removed.bytes(), removed.failures().size());
    }
}
