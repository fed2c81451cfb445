// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes the entries of an archive. A blob's bytes are compared with its digest on the way, in the one pass that copies them. */
public final class ArchiveWriter {
    private static final int BUFFER = 128 * 1024;
    private static final int OWNER_ONLY = 0600;

    private final TarArchiveOutputStream tar;
    private final Instant time;
    private final List<BackupResult.Damage> damaged = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];

    /** @param time what the entries are dated */
    public ArchiveWriter(OutputStream out, Instant time) {
        this.time = time;
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public void add(String name, byte[] content) throws IOException {
        begin(name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    public void add(String name, Path file) throws IOException {
        begin(name, Files.size(file));
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    /** A blob that can't be read, or is not what its digest says, is copied as far as it goes and told of at the end. */
    public void add(StoredBlob blob, BlobStore store) throws IOException {
        Digest digest = blob.digest();
        begin(entryOf(digest), blob.size());
        MessageDigest hash = digest.algorithm().newHash();
        long done = copy(blob, store, hash);
        for (long rest = blob.size() - done; rest > 0; ) {
            int count = (int) Math.min(rest, BUFFER);
            tar.write(new byte[count]);
            rest -= count;
        }
        tar.closeArchiveEntry();
        Digest found = Digest.finish(digest.algorithm(), hash);
        if (!found.equals(digest)) {
            damaged.add(new BackupResult.Damage(
                    digest,
                    done < blob.size()
                            ? "It could be read only up to byte " + done + "."
                            : "Its bytes have the digest " + found + "."));
        }
    }

    private long copy(StoredBlob blob, BlobStore store, MessageDigest hash) throws IOException {
        long done = 0;
        try (InputStream in = store.open(blob.digest(), 0, blob.size())) {
            while (done < blob.size()) {
                int read = read(in);
                if (read < 0) {
                    break;
                }
                hash.update(buffer, 0, read);
                tar.write(buffer, 0, read);
                done += read;
            }
        } catch (UnreadableBlob | NoSuchFileException | EOFException e) {
            return done; // told of by the caller, like any other damage
        }
        return done;
    }

    /** Failures to read concern one blob; failures to write end the archive. */
    private int read(InputStream in) throws UnreadableBlob {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new UnreadableBlob(e);
        }
    }

    public static String entryOf(Digest digest) {
        return BackupFile.BLOBS + digest.algorithm() + "/" + digest.hex().substring(0, 2) + "/" + digest.hex();
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        entry.setModTime(FileTime.from(time.truncatedTo(ChronoUnit.SECONDS)));
        tar.putArchiveEntry(entry);
    }

    /** Says what was damaged, which also says that nothing is missing. */
    public void finish() throws IOException {
        add(BackupFile.RESULT, new BackupResult(damaged).json());
        tar.finish();
    }

    private static final class UnreadableBlob extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableBlob(IOException cause) {
            super(cause);
        }
    }
}
