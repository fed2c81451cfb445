// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A store in which something happens right after a blob was looked for. */
record InterruptedStore(BlobStore store, CollectedRegistry.Moment afterFind) implements BlobStore {

    @Override
    public Optional<StoredBlob> find(Digest digest) throws IOException {
        Optional<StoredBlob> found = store.find(digest);
        afterFind.happen();
        return found;
    }

    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        return store.open(digest, offset, length);
    }

    @Override
    public Optional<Path> file(Digest digest) {
        return Optional.empty();
    }

    @Override
    public boolean delete(Digest digest) throws IOException {
        return store.delete(digest);
    }

    @Override
    public Stream<StoredBlob> list() throws IOException {
        return store.list();
    }
}
