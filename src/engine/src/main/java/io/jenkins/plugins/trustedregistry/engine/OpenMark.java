// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file in the home, there while a registry uses it, that names the database's file as the file system knows it. A copy of such a
 * home has the mark but another file; it may hold the database of one moment and blobs, or half of the database, of another.
 */
final class OpenMark {
    private final Path mark;
    private final Path database;

    OpenMark(Home home) {
        mark = home.folder().resolve("opened");
        database = home.database();
    }

    /** Whether the home was copied while a registry used it. One that was killed leaves the mark, and its own file. */
    boolean showsCopy() throws IOException {
        return Files.exists(mark)
                && Files.exists(database)
                && !Files.readString(mark).equals(identity());
    }

    /** The home is used from now on. */
    void set() throws IOException {
        Path draft = mark.resolveSibling("opened.new");
        Files.writeString(draft, identity());
        Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The home is whole and at rest. */
    void remove() throws IOException {
        Files.deleteIfExists(mark);
    }

    /** The number of the file within its file system: the device may have another number after each start of the machine. */
    private String identity() throws IOException {
        return database.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? "file " + Files.getAttribute(database, "unix:ino") + "\n"
                : "file\n";
    }
}
