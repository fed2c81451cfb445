// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.catalog.BlobLink;
import io.jenkins.plugins.trustedregistry.engine.catalog.BlobUsage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a plan says, as far as it is still right, in two steps. First every blob is seized and, in one transaction, links are
 * taken unless they became used meanwhile; then the bytes of those that nobody has are removed. What somebody needs at that moment
 * is left to the next collection.
 */
record Collector(BlobClaims claims, BlobUsage usage, BlobRemoval removal) {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    /** The first step. */
    Unlinked unlink(List<Removal> plan, Instant linkedBefore) {
        List<BlobClaims.Seizure> seized = new ArrayList<>();
        boolean done = false;
        try {
            List<Removal> mine = seize(plan, seized);
            Unlinked unlinked =
                    mine.isEmpty() ? new Unlinked(0, List.of(), seized) : unlink(mine, seized, linkedBefore);
            done = true;
            return unlinked;
        } finally {
            if (!done) {
                seized.forEach(BlobClaims.Seizure::close);
            }
        }
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

    private Unlinked unlink(List<Removal> mine, List<BlobClaims.Seizure> seized, Instant linkedBefore) {
        List<BlobLink> links =
                mine.stream().flatMap(each -> each.links().stream()).toList();
        List<Digest> digests = mine.stream().map(Removal::digest).toList();
        BlobUsage.Unlinked unlinked = usage.unlink(digests, links, linkedBefore);
        List<Digest> free = digests.stream().filter(unlinked.free()::contains).toList();
        return new Unlinked(unlinked.links(), free, seized);
    }

    /** Blobs of a plan that were taken from their repositories and are still seized. */
    final class Unlinked implements AutoCloseable {
        private final int links;
        private final List<Digest> free;
        private final List<BlobClaims.Seizure> seized;

        private Unlinked(int links, List<Digest> free, List<BlobClaims.Seizure> seized) {
            this.links = links;
            this.free = free;
            this.seized = seized;
        }

        /** The second step. Returns when what was removed can't come back; the blobs are let go before that, once they are gone. */
        Tally remove() throws IOException {
            try (BlobRemoval.Batch batch = removal.begin()) {
                BlobRemoval.Removed removed = batch.remove(free);
                close();
                removed.failures()
                        .forEach((digest, failure) -> LOG.warn(
                                "The blob {} could not be removed; the next collection tries again: {}",
                                digest,
                                failure.toString()));
                return Tally.NONE
                        .withLinks(links)
                        .withBlobs(
                                removed.blobs(),
                                removed.bytes(),
                                removed.failures().size());
            } finally {
                close();
            }
        }

        /** Lets the blobs go. A second call does nothing. */
        @Override
        public void close() {
            seized.forEach(BlobClaims.Seizure::close);
        }
    }
}
