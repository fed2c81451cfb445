// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Uploads in memory, for tests of what stands above the storage. Passes {@link UploadStoreContract}. */
public final class MemoryUploadStore implements UploadStore, StaleUploads {
    private final MemoryBlobStore blobs;
    private final InstantSource clock;
    private final Map<UploadId, Upload> uploads = new ConcurrentHashMap<>();

    public MemoryUploadStore(MemoryBlobStore blobs, InstantSource clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public UploadStatus begin(RepositoryName repository, Digest.Algorithm algorithm) {
        UploadId id = UploadId.random();
        uploads.put(id, new Upload(repository, clock.instant()));
        return new UploadStatus(id, repository, 0);
    }

    @Override
    public StoredBlob receive(InputStream content, Digest digest) throws IOException {
        return keep(digest, content.readAllBytes());
    }

    @Override
    public Optional<UploadStatus> status(UploadId id, RepositoryName repository) {
        return Optional.ofNullable(uploads.get(id))
                .filter(upload -> upload.repository.equals(repository))
                .map(upload -> new UploadStatus(id, repository, upload.content.length));
    }

    @Override
    public UploadStatus append(
            UploadId id, RepositoryName repository, InputStream content, Optional<ContentRange> expected)
            throws IOException {
        Upload upload = seize(id, repository);
        try {
            if (expected.isPresent()) {
                upload.appendExactly(content, expected.get());
            } else {
                upload.append(content);
            }
            return new UploadStatus(id, repository, upload.content.length);
        } finally {
            upload.used = clock.instant();
            upload.busy.set(false);
        }
    }

    @Override
    public StoredBlob commit(UploadId id, RepositoryName repository, Digest digest) {
        Upload upload = seize(id, repository);
        uploads.remove(id);
        return keep(digest, upload.content);
    }

    @Override
    public boolean cancel(UploadId id, RepositoryName repository) {
        if (status(id, repository).isEmpty()) {
            return false;
        }
        seize(id, repository);
        return uploads.remove(id) != null;
    }

    @Override
    public Purged purgeOlderThan(Instant limit) {
        List<Upload> purged = new ArrayList<>();
        uploads.values().removeIf(upload -> {
            boolean idle = upload.used.isBefore(limit) && upload.busy.compareAndSet(false, true);
            return idle && purged.add(upload);
        });
        long bytes = purged.stream().mapToLong(upload -> upload.content.length).sum();
        return new Purged(purged.size(), bytes);
    }

    /** Nobody else has it from here on; one that ends keeps its mark. */
    private Upload seize(UploadId id, RepositoryName repository) {
        Upload upload = uploads.get(id);
        if (upload == null || !upload.repository.equals(repository)) {
            throw UploadId.unknown();
        }
        if (!upload.busy.compareAndSet(false, true)) {
            throw UploadRefusal.busy();
        }
        return upload;
    }

    private StoredBlob keep(Digest digest, byte[] content) {
        Digest computed = Digest.of(digest.algorithm(), content);
        if (!computed.equals(digest)) {
            throw UploadRefusal.wrongDigest(digest, computed, content.length);
        }
        return blobs.put(digest, content);
    }

    private static final class Upload {
        private final RepositoryName repository;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile byte[] content = new byte[0];
        private volatile Instant used;

        Upload(RepositoryName repository, Instant begun) {
            this.repository = repository;
            this.used = begun;
        }

        void append(InputStream in) throws IOException {
            ByteArrayOutputStream grown = new ByteArrayOutputStream();
            grown.writeBytes(content);
            try {
                in.transferTo(grown);
            } finally {
                content = grown.toByteArray();
            }
        }

        void appendExactly(InputStream in, ContentRange range) throws IOException {
            byte[] before = content;
            if (range.first() != before.length) {
                throw UploadRefusal.outOfOrder(range, before.length);
            }
            byte[] chunk = in.readAllBytes();
            if (chunk.length != range.length()) {
                throw UploadRefusal.wrongLength(range);
            }
            byte[] grown = Arrays.copyOf(before, before.length + chunk.length);
            System.arraycopy(chunk, 0, grown, before.length, chunk.length);
            content = grown;
        }
    }
}
