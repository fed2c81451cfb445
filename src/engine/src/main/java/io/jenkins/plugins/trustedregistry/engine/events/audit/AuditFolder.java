// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The folder of the audit log, which only the registry's account may read:
 *
 * <pre>
 * audit/
 *   audit-000000000001-2026-11-24.jsonl.gz    full, compressed
 *   audit-000000031337-2026-11-25.jsonl       being written
 * </pre>
 */
record AuditFolder(Path path) {

    void make() throws IOException {
        boolean modes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(path, owners);
    }

    /** In the order of their lines. Of a file that was compressed and not yet removed, the compressed one. */
    List<AuditFile> files() throws IOException {
        Map<Long, AuditFile> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(path)) {
            all.flatMap(file -> AuditFile.of(file).stream())
                    .forEach(file -> files.merge(file.first(), file, (a, b) -> a.isCompressed() ? a : b));
        } catch (NoSuchFileException e) {
            return List.of(); // nothing was ever recorded
        }
        return new ArrayList<>(files.values());
    }

    /**
     * Compresses the files before one. Killed at any instant it leaves each file whole under one name.
     *
     * @param first of the file that was being written; by now it may be a later one, so nothing from here on is touched
     */
    void compressBefore(long first) throws IOException {
        for (AuditFile file : files()) {
            if (file.first() < first && !file.isCompressed()) {
                compress(file);
            } else if (file.isCompressed()) {
                Files.deleteIfExists(
                        AuditFile.in(path, file.first(), file.day()).path());
            }
        }
    }

    private static void compress(AuditFile file) throws IOException {
        Path draft = file.path().resolveSibling(file.path().getFileName() + ".gz.new");
        try (FileChannel channel = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                InputStream in = Files.newInputStream(file.path())) {
            try (GZIPOutputStream out = new GZIPOutputStream(Channels.newOutputStream(channel), 64 * 1024)) {
                in.transferTo(out);
                out.finish();
                channel.force(true);
            }
        } catch (IOException e) {
            Files.deleteIfExists(draft); // a full disk, say: the file stays as it is and is tried again
            throw e;
        }
        Files.move(draft, file.compressed(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(file.path());
    }

    /**
     * Removes the oldest files: all from before a day, and what is above a number of bytes.
     *
     * @param first of the file that was being written; it counts and stays, and what came after it is left for the next time
     * @return how many went
     */
    int prune(long first, LocalDate oldest, long mostBytes) throws IOException {
        List<AuditFile> files =
                files().stream().filter(file -> file.first() <= first).toList();
        long bytes = 0;
        for (AuditFile file : files) {
            bytes += Files.size(file.path());
        }
        int gone = 0;
        for (AuditFile file : files) {
            boolean tooOld = file.day().isBefore(oldest);
            if (file.first() == first || !(tooOld || bytes > mostBytes)) {
                continue;
            }
            bytes -= Files.size(file.path());
            Files.delete(file.path());
            gone++;
        }
        return gone;
    }
}
