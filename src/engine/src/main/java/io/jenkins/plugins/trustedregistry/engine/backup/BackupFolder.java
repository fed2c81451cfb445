// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupArchive;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupFile;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that holds many backups of one registry, and each blob once:
 *
 * <pre>
 * folder/
 *   blobs/ALGORITHM/XX/HEX            the blobs of all backups
 *   snapshots/2026-11-25T20-15-00Z/
 *     archive.tar                     an archive without blobs
 *     result.json                     the blobs that were damaged when they were copied
 *   snapshots/....part/               a backup that is being made, or was broken off
 * </pre>
 *
 * <p>A snapshot is there only when all its blobs are. One that is no longer wanted may be deleted like any folder.
 */
public final class BackupFolder {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final String ARCHIVE = "archive.tar";
    private static final String UNFINISHED = ".part";

    private final Path snapshots;
    private final FileBlobStore blobs;
    private final FileUploadStore uploads;

    private BackupFolder(Path folder, FileBlobStore blobs) {
        this.snapshots = folder.resolve("snapshots");
        this.blobs = blobs;
        this.uploads = new FileUploadStore(blobs);
    }

    /**
     * Opens the folder, making it when it is missing.
     *
     * @throws BackupException when it holds something else
     */
    public static BackupFolder open(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !Files.isDirectory(folder.resolve("snapshots")) && !isEmpty(folder)) {
            throw new BackupException("The folder " + folder
                    + " holds something that is no backup: name an empty folder, or one that 'backup' has made.");
        }
        BackupFolder opened = new BackupFolder(folder, FileBlobStore.open(new DiskLayout(folder)));
        Files.createDirectories(opened.snapshots);
        return opened;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The names of the backups in it, the oldest first. */
    public List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(snapshots)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.endsWith(UNFINISHED))
                    .filter(name -> Files.isRegularFile(snapshots.resolve(name).resolve(ARCHIVE)))
                    .sorted()
                    .toList();
        }
    }

    /** Begins a snapshot; what was broken off before is removed. */
    public Draft begin(Instant createdAt) throws IOException {
        try (Stream<Path> entries = Files.list(snapshots)) {
            for (Path entry :
                    entries.filter(each -> each.toString().endsWith(UNFINISHED)).toList()) {
                Folders.delete(entry);
            }
        }
        Path draft = snapshots.resolve(NAME.format(createdAt) + UNFINISHED);
        return new Draft(Files.createDirectory(draft), snapshots.resolve(NAME.format(createdAt)));
    }

    public boolean has(StoredBlob blob) throws IOException {
        return blobs.find(blob.digest()).equals(Optional.of(blob));
    }

    /**
     * Keeps a blob; on stable storage on return.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException DIGEST_INVALID when the bytes are not that digest's
     */
    public void add(InputStream content, Digest digest) throws IOException {
        uploads.receive(content, digest);
    }

    BlobStore blobs() {
        return blobs;
    }

    BackupArchive archive(String name) {
        return new BackupArchive(snapshots.resolve(name).resolve(ARCHIVE));
    }

    BackupResult result(String name) throws IOException {
        return BackupResult.parse(Files.readAllBytes(snapshots.resolve(name).resolve(BackupFile.RESULT)));
    }

    /** A snapshot that is being made. */
    public record Draft(Path folder, Path target) {

        /** Where its archive is to be written. */
        public Path archive() {
            return folder.resolve(ARCHIVE);
        }

        /** Where the list of its blobs may lie meanwhile. */
        public Path list() {
            return folder.resolve(BackupFile.BLOB_LIST);
        }

        /** Makes it one that is there, once all its blobs are. */
        public void finish(BackupResult result) throws IOException {
            Files.delete(list());
            Files.write(folder.resolve(BackupFile.RESULT), result.json());
            Folders.syncAll(folder);
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(target.resolveSibling("."));
        }
    }
}
