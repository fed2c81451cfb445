// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's home folder, taken for this process until it is closed.
 *
 * <pre>
 * home/
 *   lock          held while a process uses the home; says which
 *   registry.db   metadata: repositories, manifests, tags, accounts, credentials (SQLite, with -wal and -shm beside it), readable
 *                 by the owner only, as is the whole home where the registry has made it
 *   ca.pem        the registry's own certificate authority, for clients to trust
 *   keys/         private keys, readable by the owner only
 *   audit/        who did what, as long as the settings keep it
 *   jobs/         what background jobs wrote: a log for each
 *   advisories/   what is known to be vulnerable; can be had again
 *   storage/      blobs and uploads, unless the settings name another folder
 *   tmp/          emptied at every start
 *   opened        there while a process uses the home; see OpenMark
 *   restoring/    what a restore has unpacked so far; as long as it is there, the rest is not whole
 * </pre>
 */
final class Home implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final FileChannel channel;

    private Home(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing and takes it.
     *
     * @throws HomeInUseException when another process has it
     */
    static Home take(Path folder) throws IOException {
        Home home = seize(folder);
        if (Files.exists(home.restoring())) {
            home.close();
            throw new IOException("A restore into the home " + folder
                    + " was not finished: run 'restore' again, or empty the folder to begin anew.");
        }
        home.emptyTemporary();
        return home;
    }

    /** The same for a restore, which goes on where an earlier one was broken off. */
    static Home takeToRestore(Path folder) throws IOException {
        return seize(folder);
    }

    private static Home seize(Path folder) throws IOException {
        try {
            make(folder);
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "The home " + folder + " can't be made: the user that runs the registry may not write"
                            + " there. Choose another folder, or give that user the right.",
                    e);
        }
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new HomeInUseException(
                    folder, Files.readString(folder.resolve("lock")).strip());
        }
        try {
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    "process " + ProcessHandle.current().pid() + "\n"));
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "The home " + folder + " can't be written (" + e.getMessage()
                            + "): free some space on its disk, or choose another folder.",
                    e);
        }
        return new Home(folder, channel);
    }

    /** A new one is nobody else's to look into; what the administrator has made stays as it is. */
    private static void make(Path folder) throws IOException {
        if (Files.notExists(folder) && knowsModes(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static boolean knowsModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it
        }
    }

    private void emptyTemporary() throws IOException {
        Files.createDirectories(temporary());
        try (Stream<Path> left = Files.list(temporary())) {
            for (Path each : left.filter(Files::isRegularFile).toList()) {
                Files.delete(each);
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path database() {
        return folder.resolve("registry.db");
    }

    /** The same, to be opened: nobody else can read it, nor what SQLite puts beside it, as that gets its mode. */
    Path privateDatabase() throws IOException {
        Path database = database();
        if (knowsModes(database)) {
            if (Files.notExists(database)) {
                Files.createFile(database, PosixFilePermissions.asFileAttribute(OWNERS_FILE));
            } else {
                restrict(database);
            }
        }
        return database;
    }

    /** Where somebody else owns the file, or its file system knows no modes, the registry starts all the same. */
    private static void restrict(Path database) {
        try {
            if (!Files.getPosixFilePermissions(database).equals(OWNERS_FILE)) {
                Files.setPosixFilePermissions(database, OWNERS_FILE);
            }
        } catch (IOException e) {
            LOG.warn("Others may be able to read {}, for its mode can't be changed: {}", database, e.toString());
        }
    }

    Path authorityCertificate() {
        return folder.resolve("ca.pem");
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Path audit() {
        return folder.resolve("audit");
    }

    /** Where blobs live when the settings say nothing else. */
    Path storage() {
        return folder.resolve("storage");
    }

    Path jobs() {
        return folder.resolve("jobs");
    }

    Path advisories() {
        return folder.resolve("advisories");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** What a restore has unpacked so far. While it is there, the home is not whole. */
    Path restoring() {
        return folder.resolve("restoring");
    }

    /** Gives the home up; the lock goes with the channel. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
