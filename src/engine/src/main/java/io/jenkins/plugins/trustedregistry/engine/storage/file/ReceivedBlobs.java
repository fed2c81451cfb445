// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStatus;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.VerifiedBlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Uploads that tell the {@link VerifiedBlobStore} what they brought. A blob that was there before stays what is known of it. */
public final class ReceivedBlobs implements UploadStore {
    private final UploadStore uploads;
    private final VerifiedBlobStore blobs;

    public ReceivedBlobs(UploadStore uploads, VerifiedBlobStore blobs) {
        this.uploads = uploads;
        this.blobs = blobs;
    }

    @Override
    public StoredBlob receive(InputStream content, Digest digest) throws IOException {
        return told(digest, () -> uploads.receive(content, digest));
    }

    @Override
    public StoredBlob commit(UploadId id, RepositoryName repository, Digest digest) throws IOException {
        return told(digest, () -> uploads.commit(id, repository, digest));
    }

    private StoredBlob told(Digest digest, Bringing bringing) throws IOException {
        boolean isNew = blobs.find(digest).isEmpty();
        StoredBlob blob = bringing.bring();
        if (isNew) {
            blobs.received(digest);
        }
        return blob;
    }

    @FunctionalInterface
    private interface Bringing {
        StoredBlob bring() throws IOException;
    }

    @Override
    public UploadStatus begin(RepositoryName repository, Digest.Algorithm algorithm) throws IOException {
        return uploads.begin(repository, algorithm);
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
    public boolean cancel(UploadId id, RepositoryName repository) throws IOException {
        return uploads.cancel(id, repository);
    }
}
