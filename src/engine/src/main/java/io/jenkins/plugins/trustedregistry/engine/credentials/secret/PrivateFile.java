// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that only the account of the registry may read (mode 0600 in a folder of mode 0700, where the file system knows
 * modes). It is replaced whole: after a crash at any instant it holds the old text or the new one. Faults are {@link
 * UncheckedIOException}: without its keys the registry can't go on.
 */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    public PrivateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The text; empty when there is no such file. A file that others may read is closed to them first. */
    public Optional<String> read() {
        try {
            if (knowsModes() && Files.exists(path)) {
                Files.setPosixFilePermissions(path, OWNER);
            }
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key file " + path + " can't be read: check that it belongs to this account.", e);
        }
    }

    /** The text is on stable storage when the call returns. */
    public void write(String text) {
        try {
            Files.createDirectories(folder(), attributes(OWNERS_FOLDER));
            Path draft = Files.createTempFile(folder(), path.getFileName() + ".", ".new", attributes(OWNER));
            try {
                writeSynced(draft, text);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key file " + path + " can't be written: check the folder's rights and the free space.", e);
        }
    }

    private Path folder() {
        Path folder = path.getParent();
        if (folder == null) {
            throw new IllegalStateException("A key file stands in a folder, not at " + path);
        }
        return folder;
    }

    private static void writeSynced(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        if (knowsModes()) { // elsewhere a folder can't be opened
            try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return knowsModes()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private boolean knowsModes() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
