// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Blobs that are documents: read whole, up to a size. */
public final class SmallBlobs {
    private static final int LARGEST = 16 * 1024 * 1024;

    private final BlobStore blobs;

    /** @param blobs as clients get them: compared with their digests */
    public SmallBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** The bytes; empty when the blob is not there or larger than documents are. */
    public Optional<byte[]> read(Descriptor blob) throws IOException {
        try {
            Optional<StoredBlob> stored = blobs.find(blob.digest()).filter(found -> found.size() <= LARGEST);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = blobs.open(blob.digest(), 0, stored.get().size())) {
                return Optional.of(in.readAllBytes());
            }
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it went meanwhile
        }
    }
}
