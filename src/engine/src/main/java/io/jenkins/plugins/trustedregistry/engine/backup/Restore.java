// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveContent;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveVisitor;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupFile;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupManifest;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupResult;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BlobList;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileBlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.file.FileUploadStore;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks a backup. Everything is compared with its digest before this ends well; whoever calls it throws away what there is when
 * it does not.
 */
public final class Restore implements ArchiveVisitor {
    private final Target target;
    private final Passphrase passphrase;
    private final UploadStore store;

    /**
     * Where everything goes.
     *
     * @param settings the settings file; stays missing when the backup has none
     * @param storage the storage folder
     * @param audit the folder of the audit log; stays missing when there is none
     * @param list where the list of blobs is put meanwhile
     */
    public record Target(Path database, Path keys, Path settings, Path storage, Path audit, Path list) {}

    private Restore(Target target, Passphrase passphrase) throws IOException {
        this.target = target;
        this.passphrase = passphrase;
        this.store = new FileUploadStore(FileBlobStore.open(new DiskLayout(target.storage())));
    }

    /**
     * Unpacks it all.
     *
     * @return what there was, and what the registry had lost before
     * @throws BackupException when it is not whole, or the passphrase is another
     */
    public static ArchiveContent run(
            Restorable backup, Passphrase passphrase, Target target, BlobVerifier.Progress progress)
            throws IOException {
        Restore restore = new Restore(target, passphrase);
        ArchiveContent content = backup.archive().read(restore, target.list(), progress);
        restore.unpackLog();
        SqliteDatabase.open(target.database()).close(); // brings it to this version, or says why it can't be
        if (content.manifest().content() == BackupManifest.Content.WITH_BLOBS
                || backup.beside().isEmpty()) {
            return content;
        }
        return restore.copyBlobs(content, backup, backup.beside().get(), progress);
    }

    private static Path packedLog(Target target) {
        return target.list().resolveSibling(BackupFile.AUDIT);
    }

    private void unpackLog() throws IOException {
        if (Files.exists(packedLog(target))) {
            try (InputStream packed = Files.newInputStream(packedLog(target))) {
                LogArchive.unpack(packed, target.audit());
            }
            Files.delete(packedLog(target));
        }
    }

    @Override
    public void manifest(BackupManifest manifest) throws IOException {
        FileStore disk = Files.getFileStore(target.storage());
        if (disk.getUsableSpace() < manifest.blobBytes()) {
            throw new BackupException(
                    "The blobs of the backup take " + manifest.blobBytes() + " bytes, but the disk of "
                            + target.storage() + " has only " + disk.getUsableSpace()
                            + " left: free some space, or name a larger disk with --storage.");
        }
    }

    @Override
    public void secrets(BackupManifest manifest, byte[] envelope) throws IOException {
        String bound = Backup.bound(
                manifest.file(BackupFile.DATABASE),
                manifest.file(BackupFile.BLOB_LIST),
                manifest.find(BackupFile.AUDIT));
        for (Map.Entry<String, byte[]> file :
                SealedSecrets.open(envelope, passphrase, bound).entrySet()) {
            SecretFile.write(place(file.getKey()), file.getValue());
        }
    }

    private Path place(String name) throws BackupException {
        if (name.equals(BackupSource.SETTINGS)) {
            return target.settings();
        }
        String key = name.startsWith(BackupSource.KEYS) ? name.substring(BackupSource.KEYS.length()) : "";
        if (key.isEmpty() || key.startsWith(".") || key.contains("/") || key.contains("\\")) {
            throw BackupException.damaged("one of its secrets has no name that a key has.");
        }
        return target.keys().resolve(key);
    }

    @Override
    public void database(InputStream content) throws IOException {
        Files.copy(content, target.database());
    }

    @Override
    public void audit(InputStream content) throws IOException {
        Files.copy(content, packedLog(target)); // not unpacked before its digest is known
    }

    @Override
    public boolean blob(StoredBlob blob, InputStream content) throws IOException {
        try {
            store.receive(content, blob.digest());
            return true;
        } catch (RegistryException e) {
            if (e.code() == ErrorCode.DIGEST_INVALID) {
                return false;
            }
            throw e;
        }
    }

    private ArchiveContent copyBlobs(
            ArchiveContent content, Restorable backup, BlobStore beside, BlobVerifier.Progress progress)
            throws IOException {
        List<BackupResult.Damage> lost = new ArrayList<>(content.lost());
        long done = 0;
        try (BlobList list = BlobList.open(target.list())) {
            while (list.hasNext()) {
                Optional<StoredBlob> blob = list.next().blob();
                if (blob.isPresent() && !copy(blob.get(), beside)) {
                    lost.add(lost(blob.get().digest(), backup));
                }
                done += blob.map(StoredBlob::size).orElse(0L);
                progress.at(done, Math.max(done, content.manifest().blobBytes()));
            }
        }
        return new ArchiveContent(content.manifest(), lost);
    }

    private boolean copy(StoredBlob blob, BlobStore beside) throws IOException {
        if (!beside.find(blob.digest()).equals(Optional.of(blob))) {
            return false;
        }
        try (InputStream in = beside.open(blob.digest(), 0, blob.size())) {
            return blob(blob, in);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static BackupResult.Damage lost(Digest digest, Restorable backup) throws BackupException {
        if (!backup.lost().contains(digest)) {
            throw BackupException.damaged("the blob " + digest + " beside the archive is missing or has other bytes.");
        }
        return new BackupResult.Damage(digest, "It was damaged in the storage.");
    }
}
