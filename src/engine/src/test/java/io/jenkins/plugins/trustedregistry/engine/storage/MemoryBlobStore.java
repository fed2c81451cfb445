// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Blobs in memory, for tests of what stands above the storage. Passes {@link BlobStoreContract}. */
public final class MemoryBlobStore implements BlobStore {
    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();

    /** Puts content in without an upload. */
    public StoredBlob put(byte[] content) {
        return put(Digest.of(content), content);
    }

    /** Puts content in under a digest that is believed: also a way to a damaged blob. */
    public StoredBlob put(Digest digest, byte[] content) {
        blobs.put(digest, content.clone());
        return new StoredBlob(digest, content.length);
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) {
        return Optional.ofNullable(blobs.get(digest)).map(content -> new StoredBlob(digest, content.length));
    }

    @Override
    public InputStream open(Digest digest, long offset, long length) throws IOException {
        byte[] content = blobs.get(digest);
        if (content == null) {
            throw new NoSuchFileException(digest.toString());
        }
        if (offset + length > content.length) {
            throw new EOFException(digest + " has only " + content.length + " bytes");
        }
        return new ByteArrayInputStream(content, (int) offset, (int) length);
    }

    @Override
    public Optional<Path> file(Digest digest) {
        return Optional.empty();
    }

    @Override
    public boolean delete(Digest digest) {
        return blobs.remove(digest) != null;
    }

    @Override
    public Stream<StoredBlob> list() {
        return blobs.entrySet().stream().map(entry -> new StoredBlob(entry.getKey(), entry.getValue().length));
    }
}
