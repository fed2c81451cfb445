// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finished blobs by digest. Safe for use by many threads at once. */
public interface BlobStore {

    /** The blob's size, or empty when it is not here. Does not read the content. */
    Optional<StoredBlob> find(Digest digest) throws IOException;

    /**
     * The content from {@code offset} on, {@code length} bytes of it. The caller closes the stream. A blob that is deleted
     * while it is read is still read to its end. A stream that cannot give all {@code length} bytes throws, it never ends early.
     *
     * @throws java.nio.file.NoSuchFileException when the blob is not here
     */
    InputStream open(Digest digest, long offset, long length) throws IOException;

    /** The file that holds exactly this blob's bytes, for back ends that have one; lets the listener send it unread. */
    Optional<Path> file(Digest digest);

    /** Removes the blob; false when it was not here. The answer comes after the removal is on stable storage. */
    boolean delete(Digest digest) throws IOException;

    /**
     * Every blob, in no promised order; the caller closes the stream. Blobs that come or go meanwhile may be missed.
     * A failure while it is read is an {@link java.io.UncheckedIOException}.
     */
    Stream<StoredBlob> list() throws IOException;
}
