// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.RepositoryBlobs;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blobs of one repository: in the catalog, which says whose they are, and in the store, which has the bytes. Whatever gives a
 * repository a blob, or tells a client who pushes that it has it, goes through here, where the blob is kept from being collected.
 */
final class Blobs {
    private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);

    private final RepositoryBlobs catalog;
    private final BlobStore store;
    private final BlobClaims claims;

    Blobs(RepositoryBlobs catalog, BlobStore store, BlobClaims claims) {
        this.catalog = catalog;
        this.store = store;
        this.claims = claims;
    }

    /**
     * A blob that the repository has; what the store holds besides is not here. A blob that the catalog promises and the store
     * has lost is absent too, so that a client that asks before it pushes brings it again; the log says so.
     */
    Optional<StoredBlob> find(long repositoryId, Digest digest) throws IOException {
        OptionalLong size = catalog.size(repositoryId, digest);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredBlob> stored = store.find(digest).filter(blob -> blob.size() == size.getAsLong());
        if (stored.isEmpty()) {
            LOG.error(
                    "Blob {} of repository {} is in the catalog but not, or not whole, in the store",
                    digest,
                    repositoryId);
        }
        return stored;
    }

    /** The same for a client that may go on to push a manifest that names the blob: it stays for the grace period. */
    Optional<StoredBlob> promise(long repositoryId, Digest digest) throws IOException {
        try (BlobClaims.Claim claim = claims.claim(digest)) {
            Optional<StoredBlob> found = find(repositoryId, digest);
            if (found.isPresent()) {
                claim.lease();
            }
            return found;
        }
    }

    /**
     * Whether the store has lost or damaged a blob that the repository has.
     *
     * @param found what {@link #find} said
     */
    boolean isLost(long repositoryId, Digest digest, Optional<StoredBlob> found) {
        // Asked again: it may have been taken from the repository, and then collected, in between.
        return found.isEmpty() && catalog.size(repositoryId, digest).isPresent();
    }

    /**
     * Gives a repository a blob; empty when there was none to give. From before the source is asked until the repository has the
     * blob, it can't be collected.
     *
     * @param area into which it is pushed, so that nobody else knows of it; empty: for all
     */
    Optional<StoredBlob> give(Repository target, Digest digest, Optional<StagingId> area, Source source)
            throws IOException {
        try (BlobClaims.Claim claim = claims.claim(digest)) {
            Optional<StoredBlob> blob = source.blob();
            if (blob.isPresent()) {
                link(target.id(), blob.get(), area);
                claim.lease();
            }
            return blob;
        }
    }

    private void link(long repositoryId, StoredBlob blob, Optional<StagingId> area) {
        if (area.isPresent()) {
            catalog.stage(repositoryId, blob.digest(), blob.size(), area.get());
        } else {
            catalog.link(repositoryId, blob.digest(), blob.size());
        }
    }

    BlobStore store() {
        return store;
    }

    static RegistryException unknown(Digest digest) {
        return Lookup.unknownBlob(digest);
    }

    /** Puts a blob into the store, or finds it there. */
    @FunctionalInterface
    interface Source {
        Optional<StoredBlob> blob() throws IOException;
    }
}
