// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Writes tar files by hand. */
final class Tars implements AutoCloseable {
    private final TarArchiveOutputStream tar;

    Tars(Path file) throws IOException {
        tar = new TarArchiveOutputStream(Files.newOutputStream(file), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    Tars file(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    Tars file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Tars link(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    static List<String> names(Path file) throws IOException {
        try (TarFile tar = new TarFile(file)) {
            return tar.getEntries().stream().map(TarArchiveEntry::getName).toList();
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
