// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.ArchiveWriter;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupFile;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupManifest;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BlobList;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One backup that is being made: the metadata of its instant, and the blobs, which stay until it is ended. */
public final class Backup {
    private final String id;
    private final Instant createdAt;
    private final Path folder;
    private final BlobStore blobs;
    private final LongSupplier nanoTime;
    private Optional<Content> content = Optional.empty(); // guarded by this
    private long lastUse; // guarded by this
    private int readers = 1; // guarded by this; the first is whoever fills it
    private boolean ended; // guarded by this

    /** What does not change once it is there. */
    @SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
    private record Content(BackupManifest manifest, BlobList.Totals totals, byte[] secrets) {}

    Backup(String id, Instant createdAt, Path folder, BlobStore blobs, LongSupplier nanoTime) {
        this.id = id;
        this.createdAt = createdAt;
        this.folder = folder;
        this.blobs = blobs;
        this.nanoTime = nanoTime;
        this.lastUse = nanoTime.getAsLong();
    }

    void fill(BackupSource source, BlobList.Totals totals, Passphrase passphrase, SecureRandom random)
            throws IOException {
        BackupFile database = BackupFile.of(BackupFile.DATABASE, database());
        BackupFile list = BackupFile.of(BackupFile.BLOB_LIST, blobList());
        LogArchive.pack(source.audit(), audit(), createdAt);
        BackupFile audit = BackupFile.of(BackupFile.AUDIT, audit());
        byte[] secrets =
                SealedSecrets.seal(source.secrets(), passphrase, bound(database, list, Optional.of(audit)), random);
        BackupManifest manifest = new BackupManifest(
                source.version(),
                createdAt,
                BackupManifest.Content.WITH_BLOBS,
                totals.blobs(),
                totals.bytes(),
                List.of(BackupFile.of(BackupFile.SECRETS, secrets), database, list, audit));
        synchronized (this) {
            content = Optional.of(new Content(manifest, totals, secrets));
        }
        stopUse();
    }

    /**
     * What the secrets are bound to.
     *
     * @param audit empty for a backup of a version that had none
     */
    static String bound(BackupFile database, BackupFile list, Optional<BackupFile> audit) {
        return database.sha256() + " " + list.sha256()
                + audit.map(file -> " " + file.sha256()).orElse("");
    }

    public String id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How many blobs belong to it. */
    public long blobs() {
        return content().totals().blobs();
    }

    /** The bytes of those blobs together. */
    public long blobBytes() {
        return content().totals().bytes();
    }

    private synchronized Content content() {
        return content.orElseThrow(() -> new IllegalStateException("The backup is still being begun"));
    }

    synchronized boolean isFilled() {
        return content.isPresent();
    }

    Path database() {
        return folder.resolve("backup-" + id + ".db");
    }

    Path blobList() {
        return folder.resolve("backup-" + id + ".blobs");
    }

    private Path audit() {
        return folder.resolve("backup-" + id + ".audit");
    }

    /** False once it has ended, or nobody has read from it for a while. */
    synchronized boolean isNeeded() {
        return !ended && (readers > 0 || nanoTime.getAsLong() - lastUse < Backups.PATIENCE.toNanos());
    }

    /** Writes the archive; does not close the stream. */
    public void writeTo(OutputStream out, boolean withBlobs) throws IOException {
        Content ready = content();
        BackupManifest with = ready.manifest();
        BackupManifest manifest = withBlobs
                ? with
                : new BackupManifest(
                        with.registry(),
                        with.createdAt(),
                        BackupManifest.Content.WITHOUT_BLOBS,
                        with.blobs(),
                        with.blobBytes(),
                        with.files());
        startUse();
        try {
            ArchiveWriter archive = new ArchiveWriter(out, createdAt);
            archive.add(BackupFile.MANIFEST, manifest.json());
            archive.add(BackupFile.SECRETS, ready.secrets());
            archive.add(BackupFile.DATABASE, database());
            archive.add(BackupFile.BLOB_LIST, blobList());
            archive.add(BackupFile.AUDIT, audit());
            if (withBlobs) {
                addBlobs(archive);
            }
            archive.finish();
        } finally {
            stopUse();
        }
    }

    private void addBlobs(ArchiveWriter archive) throws IOException {
        try (BlobList list = BlobList.open(blobList())) {
            while (list.hasNext()) {
                Optional<StoredBlob> blob = list.next().blob();
                if (blob.isPresent()) {
                    archive.add(blob.get(), blobs);
                }
            }
        }
    }

    /** A blob of the store, for a reader that keeps blobs by itself. */
    public Optional<StoredBlob> find(Digest digest) throws IOException {
        return blobs.find(digest);
    }

    /** Its bytes; the backup is in use until the stream is closed. */
    public InputStream open(StoredBlob blob) throws IOException {
        InputStream in = blobs.open(blob.digest(), 0, blob.size());
        startUse();
        return new FilterInputStream(in) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    stopUse();
                }
                super.close();
            }
        };
    }

    private synchronized void startUse() {
        readers++;
    }

    private synchronized void stopUse() {
        readers--;
        lastUse = nanoTime.getAsLong();
    }

    synchronized void end() {
        ended = true;
        Backups.remove(database());
        Backups.remove(blobList());
        Backups.remove(audit());
    }
}
