// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.RepositoryBlobs;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blobs of one repository: in the catalog, which says whose they are, and in the store, which has the bytes. */
final class Blobs {
    private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);

    private final RepositoryBlobs catalog;
    private final BlobStore store;

    Blobs(RepositoryBlobs catalog, BlobStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    /**
     * A blob that the repository has; what the store holds besides is not here. A blob that the catalog promises and the store
     * has lost is absent too, and the log says so.
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

    BlobStore store() {
        return store;
    }

    static RegistryException unknown(Digest digest) {
        return new RegistryException(
                ErrorCode.BLOB_UNKNOWN,
                "This repository has no blob " + digest + ".",
                Map.of("digest", digest.toString()));
    }
}
