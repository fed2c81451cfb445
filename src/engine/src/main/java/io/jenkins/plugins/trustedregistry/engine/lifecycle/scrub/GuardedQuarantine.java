// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.Quarantine;
import java.io.IOException;
import java.util.Optional;

/**
 * Moves aside what turns out to be damaged while it is pulled: seizes it first, unless somebody is just bringing it or telling of
 * it, and puts it into the list of damaged blobs.
 */
public final class GuardedQuarantine implements Quarantine {
    private final Quarantine quarantine;
    private final BlobStore blobs;
    private final BlobClaims claims;
    private final DamagedBlobs damaged;

    public GuardedQuarantine(Quarantine quarantine, BlobStore blobs, BlobClaims claims, DamagedBlobs damaged) {
        this.quarantine = quarantine;
        this.blobs = blobs;
        this.claims = claims;
        this.damaged = damaged;
    }

    @Override
    public Optional<Stamp> stamp(Digest digest) throws IOException {
        return quarantine.stamp(digest);
    }

    @Override
    public boolean setAside(Digest digest, Stamp found) throws IOException {
        Optional<BlobClaims.Seizure> seized = claims.seizeLeased(digest);
        if (seized.isEmpty()) {
            return false; // the next pull finds it again
        }
        try (BlobClaims.Seizure seizure = seized.get()) {
            long size = blobs.find(digest).map(StoredBlob::size).orElse(0L);
            damaged.add(seizure.digest(), size, "Its bytes had another digest when it was pulled.");
            boolean moved = quarantine.setAside(seizure.digest(), found);
            if (!moved) {
                damaged.forget(digest);
            }
            return moved;
        }
    }
}
