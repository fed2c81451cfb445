// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStatus;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Uploads where something happens right after the bytes of one have become a blob. */
record InterruptedUploads(UploadStore uploads, CollectedRegistry.Moment afterStore) implements UploadStore {

    @Override
    public UploadStatus begin(RepositoryName repository, Digest.Algorithm algorithm) throws IOException {
        return uploads.begin(repository, algorithm);
    }

    @Override
    public StoredBlob receive(InputStream content, Digest digest) throws IOException {
        StoredBlob blob = uploads.receive(content, digest);
        afterStore.happen();
        return blob;
    }

    @Override
    public Optional<UploadStatus> status(UploadId id, RepositoryName repository) throws IOException {
        return uploads.status(id, repository);
    }

    @Override
    public UploadStatus append(
            UploadId id, RepositoryName repository, InputStream content, Optional<ContentRange> expected)
            throws IOException {
        return uploads.append(id, repository, content, expected);
    }

    @Override
    public StoredBlob commit(UploadId id, RepositoryName repository, Digest digest) throws IOException {
        StoredBlob blob = uploads.commit(id, repository, digest);
        afterStore.happen();
        return blob;
    }

    @Override
    public boolean cancel(UploadId id, RepositoryName repository) throws IOException {
        return uploads.cancel(id, repository);
    }
}
