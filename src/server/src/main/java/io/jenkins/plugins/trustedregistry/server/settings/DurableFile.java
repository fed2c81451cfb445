// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Replaces a file in one step: whoever reads it, and whenever this process or the machine ends, there is the old text or the new one, on
 * stable storage. A new file is its owner's alone; one that was there keeps its rights and its group, but is not for everybody any more.
 */
final class DurableFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DurableFile() {}

    static void replace(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file; // a link stays one
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is a folder");
        }
        removeLeftOver(folder, target);
        Path written = Files.createTempFile(folder, "." + target.getFileName() + ".", ".new", ownersOnly());
        try {
            write(written, text);
            if (Files.exists(target)) {
                takeOver(target, written);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(written);
            throw e;
        }
        sync(folder);
    }

    /** What a process that was killed had begun to write; it may hold a secret. */
    private static void removeLeftOver(Path folder, Path target) throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(folder, path -> isNew(target, String.valueOf(path.getFileName())))) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static boolean isNew(Path target, String name) {
        return name.startsWith("." + target.getFileName() + ".") && name.endsWith(".new");
    }

    private static FileAttribute<?>[] ownersOnly() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = StandardCharsets.UTF_8.encode(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void takeOver(Path from, Path to) throws IOException {
        if (!POSIX) {
            return;
        }
        Object group = Files.getAttribute(from, "posix:group");
        if (!group.equals(Files.getAttribute(to, "posix:group"))) {
            Files.setAttribute(to, "posix:group", group);
        }
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        rights.addAll(Files.getPosixFilePermissions(from));
        rights.removeAll(EnumSet.of(
                PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(to, rights);
    }

    private static void sync(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
