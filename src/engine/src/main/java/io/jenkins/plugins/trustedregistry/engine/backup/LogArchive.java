// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files of a log as a tar file of their own within a backup, because the backup must know its length before it is written. */
final class LogArchive {
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9._-]{0,199}");
    private static final int BUFFER = 64 * 1024;
    private static final int OWNER_ONLY = 0600;

    private LogArchive() {}

    /** @param time what the entries are dated */
    static void pack(LogFiles files, Path target, Instant time) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            files.copyTo((name, size, content) -> {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(size);
                entry.setMode(OWNER_ONLY);
                entry.setModTime(FileTime.from(time.truncatedTo(ChronoUnit.SECONDS)));
                tar.putArchiveEntry(entry);
                copy(content, size, tar);
                tar.closeArchiveEntry();
            });
            tar.finish();
        }
    }

    private static void copy(InputStream content, long size, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = size; left > 0; ) {
            int read = content.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (read < 0) {
                throw new EOFException("A file of the log became shorter while it was copied");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * Writes the files into a folder, which is made when there are some; nobody but their owner may read them.
     *
     * @throws BackupException when an entry is none of a log
     */
    static void unpack(InputStream in, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!entry.isFile() || !PLAIN_NAME.matcher(entry.getName()).matches()) {
                throw BackupException.damaged("one of its log files has no name that such a file has.");
            }
            SecretFile.write(folder.resolve(entry.getName()), tar);
        }
    }
}
