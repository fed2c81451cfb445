// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive from its first byte to its last and compares everything with its digest. Nothing is unpacked by the name it has
 * in the archive: each entry must be the very one that comes next.
 */
final class ArchiveReader {
    /** Entries that are held in memory: keys and settings are some kilobytes. */
    private static final long LARGEST_IN_MEMORY = 16L << 20;

    private static final int BUFFER = 128 * 1024;

    private final TarArchiveInputStream tar;
    private final InputStream entry;
    private final Path list;
    private final BlobVerifier.Progress progress;
    private long bytes;

    /**
     * @param archive its stream; not closed
     * @param list where the list of blobs is kept meanwhile, and afterwards
     */
    ArchiveReader(InputStream archive, Path list, BlobVerifier.Progress progress) {
        this.tar = new TarArchiveInputStream(new BufferedInputStream(new ArchiveStream(archive), BUFFER));
        this.entry = new ArchiveStream(tar);
        this.list = list;
        this.progress = progress;
    }

    /**
     * Reads it all.
     *
     * @throws BackupException when it is foreign, newer, damaged or cut off
     */
    ArchiveContent read(ArchiveVisitor visitor) throws IOException {
        BackupManifest manifest = manifest();
        visitor.manifest(manifest);
        visitor.secrets(manifest, inMemory(manifest.file(BackupFile.SECRETS)));
        streamed(manifest.file(BackupFile.DATABASE), visitor::database);
        streamed(manifest.file(BackupFile.BLOB_LIST), in -> Files.copy(in, list, StandardCopyOption.REPLACE_EXISTING));
        Optional<BackupFile> audit = manifest.find(BackupFile.AUDIT);
        if (audit.isPresent()) {
            streamed(audit.get(), visitor::audit);
        }
        List<Digest> missing = new ArrayList<>();
        List<Digest> refused = blobs(manifest, visitor, missing);
        BackupResult result = BackupResult.parse(last());
        Set<Digest> known = new HashSet<>();
        result.damaged().forEach(damage -> known.add(damage.digest()));
        if (!known.containsAll(refused)) {
            throw BackupException.damaged("the bytes of a blob are not those that were copied.");
        }
        List<BackupResult.Damage> lost = new ArrayList<>(result.damaged());
        missing.forEach(digest -> lost.add(new BackupResult.Damage(digest, "It was missing in the storage.")));
        return new ArchiveContent(manifest, lost);
    }

    private BackupManifest manifest() throws IOException {
        TarArchiveEntry first;
        try {
            first = tar.getNextEntry();
        } catch (IOException | RuntimeException e) { // whatever the parser thinks of a file that is none
            throw foreign(e);
        }
        if (first == null || !first.getName().equals(BackupFile.MANIFEST) || first.getSize() > LARGEST_IN_MEMORY) {
            throw BackupManifest.foreign();
        }
        return BackupManifest.parse(entry.readAllBytes());
    }

    private static IOException foreign(Exception e) {
        BackupException foreign = BackupManifest.foreign();
        foreign.addSuppressed(e);
        return foreign;
    }

    private byte[] inMemory(BackupFile file) throws IOException {
        next(file.name(), file.size());
        byte[] content = bounded(file.size());
        if (!BackupFile.of(file.name(), content).equals(file)) {
            throw changed(file.name());
        }
        return content;
    }

    private byte[] bounded(long size) throws IOException {
        if (size > LARGEST_IN_MEMORY) {
            throw BackupException.damaged("one of its entries is far too large.");
        }
        return entry.readAllBytes();
    }

    private void streamed(BackupFile file, Consumer consumer) throws IOException {
        next(file.name(), file.size());
        HashedStream hashed = new HashedStream(entry, Digest.Algorithm.SHA256);
        consumer.accept(hashed);
        hashed.drain();
        if (!hashed.digest().hex().equals(file.sha256())) {
            throw changed(file.name());
        }
    }

    /** Gives those that the visitor refused. */
    private List<Digest> blobs(BackupManifest manifest, ArchiveVisitor visitor, List<Digest> missing)
            throws IOException {
        List<Digest> refused = new ArrayList<>();
        try (BlobList lines = BlobList.open(list)) {
            while (lines.hasNext()) {
                BlobList.Line line = lines.next();
                Optional<StoredBlob> blob = line.blob();
                if (blob.isEmpty()) {
                    missing.add(line.digest());
                } else if (manifest.content() == BackupManifest.Content.WITH_BLOBS && !blob(blob.get(), visitor)) {
                    refused.add(line.digest());
                }
                progress.at(bytes, Math.max(bytes, manifest.blobBytes()));
            }
        }
        return refused;
    }

    private boolean blob(StoredBlob blob, ArchiveVisitor visitor) throws IOException {
        next(ArchiveWriter.entryOf(blob.digest()), blob.size());
        boolean whole = visitor.blob(blob, entry);
        bytes += blob.size();
        return whole;
    }

    private byte[] last() throws IOException {
        byte[] content = bounded(next(BackupFile.RESULT).getSize());
        if (following() != null) {
            throw BackupException.damaged("something comes after its last entry.");
        }
        return content;
    }

    private void next(String name, long size) throws IOException {
        if (next(name).getSize() != size) {
            throw BackupException.damaged("the entry " + name + " is not as long as it was.");
        }
    }

    private TarArchiveEntry next(String name) throws IOException {
        TarArchiveEntry next = following();
        if (next == null) {
            throw BackupException.damaged("it ends before " + name + ".");
        }
        if (!next.getName().equals(name)) {
            throw BackupException.damaged("where " + name + " should be stands something else.");
        }
        return next;
    }

    private @Nullable TarArchiveEntry following() throws IOException {
        try {
            return tar.getNextEntry();
        } catch (BackupException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // whatever the parser thinks of damage
            throw BackupException.damaged("it can't be read on.");
        }
    }

    private static BackupException changed(String name) {
        return BackupException.damaged("the entry " + name + " has other bytes than it had.");
    }

    /** Takes a stream that it need not read to its end. */
    @FunctionalInterface
    private interface Consumer {
        void accept(InputStream in) throws IOException;
    }
}
