// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Uploads on their way to become blobs. An upload survives a restart of the server with every byte that was acknowledged. One
 * request at a time works on an upload: a second one that comes meanwhile is refused with BLOB_UPLOAD_INVALID and status 409.
 */
public interface UploadStore {

    /** Begins an upload for a repository; the algorithm is the one its digest will be of, computed while bytes stream in. */
    UploadStatus begin(RepositoryName repository, Digest.Algorithm algorithm) throws IOException;

    /**
     * Takes a whole blob in one call, without an upload that a client could resume: for requests that bring the content and its
     * digest together. On stable storage when this returns; the same blob may be there already. When it throws, nothing is left
     * behind. Does not close the stream.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException DIGEST_INVALID when the bytes are not that digest's
     * @throws StorageFullException when there is no space for it
     */
    StoredBlob receive(InputStream content, Digest digest) throws IOException;

    /**
     * How far an upload has come, or empty when there is none of that id in that repository. While a request is appending, this
     * is where that request began.
     */
    Optional<UploadStatus> status(UploadId id, RepositoryName repository) throws IOException;

    /**
     * Appends the stream's bytes. When {@code expected} is given, it must begin where the upload ends and the stream must hold
     * exactly its length. Bytes that arrived before a connection broke stay acknowledged through {@link #status} only as far as
     * they are contiguous; a failed append with a given range leaves the upload as it was. Does not close the stream.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException BLOB_UPLOAD_UNKNOWN; BLOB_UPLOAD_INVALID with
     *     status 416 when the range is out of order; SIZE_INVALID when the stream's length differs from the range's
     * @throws StorageFullException when there is no space for the bytes; the upload can be continued or cancelled
     */
    UploadStatus append(UploadId id, RepositoryName repository, InputStream content, Optional<ContentRange> expected)
            throws IOException;

    /**
     * Ends the upload: what has arrived becomes the blob {@code digest} and is on stable storage when this returns. The same
     * blob may be there already, also when two commits race: both succeed.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException DIGEST_INVALID when the bytes are not that
     *     digest's; the upload is then gone and nothing is left behind. BLOB_UPLOAD_UNKNOWN
     * @throws StorageFullException when there is no space left to finish it; nothing of it is visible as a blob
     */
    StoredBlob commit(UploadId id, RepositoryName repository, Digest digest) throws IOException;

    /** Drops an upload and its bytes; false when there was none. */
    boolean cancel(UploadId id, RepositoryName repository) throws IOException;
}
