// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.ContentRange;
import io.jenkins.plugins.trustedregistry.engine.storage.StaleUploads;
import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadRefusal;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStatus;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.RunningHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Uploads as files beside the blobs that they become.
 *
 * <p>What was acknowledged of an unfinished upload survives the end of this process, however it ends. Nothing is synced before the
 * commit, so a loss of power may cost an unfinished upload, never a blob. After a restart, an upload's bytes are read once to find
 * their hash again; so they are when its digest turns out to be of another algorithm than was announced. A chunk that a killed
 * server was writing may be there in part: {@link #status} says how far. Of a request that filled the disk nothing is kept.
 */
public final class FileUploadStore implements UploadStore, StaleUploads {
    private final FileBlobStore blobs;
    private final DiskLayout layout;
    /** For hashing and for syncing beside the requests that bring the bytes. */
    private final SpareThreads threads =
            new SpareThreads("registry-intake", Math.max(2, Runtime.getRuntime().availableProcessors()));
    /** Uploads that this process has worked on, until their files are gone. Others are found by their files. */
    private final Map<UploadId, Upload> known = new ConcurrentHashMap<>();

    public FileUploadStore(FileBlobStore blobs) {
        this.blobs = blobs;
        this.layout = blobs.layout();
    }

    @Override
    public UploadStatus begin(RepositoryName repository, Digest.Algorithm algorithm) throws IOException {
        UploadFile file = layout.upload(UploadId.random(), repository, algorithm);
        create(file).close();
        known.put(file.id(), new Upload(file, 0));
        return new UploadStatus(file.id(), repository, 0);
    }

    @Override
    public Optional<UploadStatus> status(UploadId id, RepositoryName repository) throws IOException {
        return find(id, repository).map(upload -> new UploadStatus(id, repository, upload.offset()));
    }

    @Override
    public UploadStatus append(
            UploadId id, RepositoryName repository, InputStream content, Optional<ContentRange> expected)
            throws IOException {
        Upload upload = seize(id, repository);
        try (FileChannel file = open(upload)) {
            upload.meet(file);
            if (expected.isPresent()) {
                appendChunk(upload, file, content, expected.get());
            } else {
                appendStream(upload, file, content);
            }
            return new UploadStatus(id, repository, upload.offset());
        } catch (UnsyncedException e) {
            upload.spoil(); // for as long as the file can't be deleted
            delete(upload);
            throw FullDisk.recognised(e, layout.uploads());
        } finally {
            upload.release();
        }
    }

    private void appendStream(Upload upload, FileChannel file, InputStream content) throws IOException {
        RunningHash hash = upload.takeHash(upload.file().algorithm(), file);
        Optional<RunningHash> before = hash.copy();
        boolean whole = false;
        boolean keeps = true;
        try {
            new Intake(file, layout.uploads(), hash, threads).takeAll(content);
            whole = true;
        } catch (StorageFullException e) {
            keeps = false; // an upload that nobody goes on with would keep the disk full, for all others too
            throw e;
        } finally {
            if (keeps) {
                upload.reached(hash);
            } else {
                before.ifPresent(upload::keepHash);
            }
            if (!whole) {
                upload.cut(file);
            }
        }
    }

    private void appendChunk(Upload upload, FileChannel file, InputStream content, ContentRange range)
            throws IOException {
        if (range.first() != upload.offset()) {
            throw UploadRefusal.outOfOrder(range, upload.offset());
        }
        RunningHash hash = upload.takeHash(upload.file().algorithm(), file);
        hash.copy().ifPresent(upload::keepHash);
        boolean whole = false;
        try {
            whole = new Intake(file, layout.uploads(), hash, threads).takeExactly(content, range.length());
        } finally {
            if (whole) {
                upload.reached(hash);
            } else {
                upload.cut(file);
            }
        }
        if (!whole) {
            throw UploadRefusal.wrongLength(range);
        }
    }

    @Override
    public StoredBlob commit(UploadId id, RepositoryName repository, Digest digest) throws IOException {
        Upload upload = seize(id, repository);
        try (FileChannel file = open(upload)) {
            upload.meet(file);
            RunningHash hash = upload.takeHash(digest.algorithm(), file);
            return finish(upload.file(), file, hash, digest);
        } finally {
            // After a failure the file may still be there, and the upload with it.
            if (Files.notExists(upload.file().path())) {
                known.remove(id, upload);
            }
            upload.release();
        }
    }

    /** The file's bytes, which the hash covers, become a blob; or the file goes. */
    private StoredBlob finish(UploadFile from, FileChannel file, RunningHash hash, Digest digest) throws IOException {
        StoredBlob blob = new StoredBlob(digest, hash.length());
        Digest computed = hash.finish();
        if (!computed.equals(digest)) {
            Files.deleteIfExists(from.path());
            throw UploadRefusal.wrongDigest(digest, computed, blob.size());
        }
        // Compared, not believed: what is there may have been damaged since, and these bytes are known to be right.
        if (blobs.holds(blob) && isSame(from.path(), layout.blob(digest))) {
            Files.deleteIfExists(from.path());
        } else {
            blobs.adopt(from.path(), file, blob);
        }
        return blob;
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public StoredBlob receive(InputStream content, Digest digest) throws IOException {
        Upload upload = new Upload(layout.received(UploadId.random(), digest.algorithm()), 0);
        upload.seize();
        known.put(upload.file().id(), upload);
        try (FileChannel file = create(upload.file())) {
            RunningHash hash = RunningHash.of(digest.algorithm());
            new Intake(file, layout.uploads(), hash, threads).takeAll(content);
            return finish(upload.file(), file, hash, digest);
        } finally {
            Files.deleteIfExists(upload.file().path());
            known.remove(upload.file().id());
        }
    }

    @Override
    public boolean cancel(UploadId id, RepositoryName repository) throws IOException {
        Optional<Upload> found = find(id, repository);
        if (found.isEmpty()) {
            return false;
        }
        Upload upload = seize(found.get());
        try {
            return delete(upload);
        } finally {
            upload.release();
        }
    }

    @Override
    public Purged purgeOlderThan(Instant limit) throws IOException {
        int count = 0;
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.uploads())) {
            for (Path path : files) {
                OptionalLong purged = purge(path, limit);
                count += purged.isPresent() ? 1 : 0;
                bytes += purged.orElse(0);
            }
        }
        return new Purged(count, bytes);
    }

    /** The size of the file, if it was stale and is gone now. */
    private OptionalLong purge(Path path, Instant limit) throws IOException {
        Optional<UploadFile> file = layout.upload(path);
        OptionalLong size = staleSize(path, limit);
        if (file.isEmpty() || size.isEmpty()) {
            return OptionalLong.empty();
        }
        Upload upload = remembered(new Upload(file.get(), size.getAsLong()));
        if (!upload.seize()) {
            return OptionalLong.empty();
        }
        try {
            // Asked again: nobody else can change the answer now.
            size = staleSize(path, limit);
            return size.isPresent() && delete(upload) ? size : OptionalLong.empty();
        } finally {
            upload.release();
        }
    }

    private static OptionalLong staleSize(Path path, Instant limit) throws IOException {
        return attributes(path)
                .filter(attributes -> attributes.lastModifiedTime().toInstant().isBefore(limit))
                .map(attributes -> OptionalLong.of(attributes.size()))
                .orElse(OptionalLong.empty());
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Drops an upload that the caller has seized. */
    private boolean delete(Upload upload) throws IOException {
        boolean deleted = Files.deleteIfExists(upload.file().path());
        known.remove(upload.file().id(), upload);
        return deleted;
    }

    private Optional<Upload> find(UploadId id, RepositoryName repository) throws IOException {
        Upload upload = known.get(id);
        if (upload != null) {
            UploadFile file = layout.upload(id, repository, upload.file().algorithm());
            return Optional.of(upload)
                    .filter(found -> !found.isSpoiled() && found.file().equals(file));
        }
        for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
            UploadFile file = layout.upload(id, repository, algorithm);
            Optional<BasicFileAttributes> attributes = attributes(file.path());
            if (attributes.isPresent()) {
                return Optional.of(new Upload(file, attributes.get().size()));
            }
        }
        return Optional.empty();
    }

    private Upload seize(UploadId id, RepositoryName repository) throws IOException {
        return seize(find(id, repository).orElseThrow(UploadId::unknown));
    }

    private Upload seize(Upload found) {
        Upload upload = remembered(found);
        if (!upload.seize()) {
            throw UploadRefusal.busy();
        }
        return upload;
    }

    /** All requests share one object per upload, from the first that works on it until its file is gone. */
    private Upload remembered(Upload found) {
        Upload earlier = known.putIfAbsent(found.file().id(), found);
        return earlier == null ? found : earlier;
    }

    private FileChannel open(Upload upload) throws IOException {
        try {
            return FileChannel.open(upload.file().path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            known.remove(upload.file().id(), upload);
            throw UploadId.unknown();
        }
    }

    private FileChannel create(UploadFile file) throws IOException {
        try {
            return FileChannel.open(file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw FullDisk.recognised(e, layout.uploads());
        }
    }
}
