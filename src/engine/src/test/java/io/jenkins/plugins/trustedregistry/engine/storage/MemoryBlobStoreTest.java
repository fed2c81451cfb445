// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

class MemoryBlobStoreTest extends BlobStoreContract {
    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @Override
    protected BlobStore blobs() {
        return blobs;
    }

    @Override
    protected StoredBlob put(Digest.Algorithm algorithm, byte[] content) {
        return blobs.put(Digest.of(algorithm, content), content);
    }
}
