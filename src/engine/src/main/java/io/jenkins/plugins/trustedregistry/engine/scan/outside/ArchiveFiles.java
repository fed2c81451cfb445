// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files of a tar archive, wherever they are in it. Links that docker makes between layers are followed. */
final class ArchiveFiles implements FileTree {
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_LINKS = 10;

    private final TarFile tar;
    private final Map<String, TarArchiveEntry> entries = new HashMap<>();

    private ArchiveFiles(TarFile tar) {
        this.tar = tar;
        for (TarArchiveEntry entry : tar.getEntries()) {
            entries.put(clean(entry.getName()), entry);
        }
    }

    /** @throws UnreadableImageException when it is no tar archive */
    static ArchiveFiles open(Path file) throws IOException {
        TarFile tar;
        try {
            tar = new TarFile(file);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImageException(
                    "'" + file.getFileName()
                            + "' is no tar archive, or not a whole one. An archive that is compressed has to be unpacked first (gunzip).");
        }
        if (tar.getEntries().size() > MOST_ENTRIES) {
            tar.close();
            throw new UnreadableImageException("'" + file.getFileName() + "' has more than " + MOST_ENTRIES
                    + " entries: it is the archive of a file system, not of an image.");
        }
        return new ArchiveFiles(tar);
    }

    private static String clean(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }

    @Override
    public Optional<InputStream> open(String path) throws IOException {
        Optional<TarArchiveEntry> entry = entry(path);
        return entry.isPresent() ? Optional.of(tar.getInputStream(entry.get())) : Optional.empty();
    }

    @Override
    public OptionalLong size(String path) {
        return entry(path).map(entry -> OptionalLong.of(entry.getSize())).orElse(OptionalLong.empty());
    }

    private Optional<TarArchiveEntry> entry(String path) {
        String name = clean(path);
        for (int i = 0; i < MOST_LINKS; i++) {
            TarArchiveEntry entry = entries.get(name);
            if (entry == null) {
                return Optional.empty();
            }
            if (entry.isLink()) {
                name = clean(entry.getLinkName());
            } else if (entry.isSymbolicLink()) {
                name = beside(name, entry.getLinkName());
            } else {
                return entry.isFile() ? Optional.of(entry) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** {@code a/layer.tar} with a link to {@code ../b/layer.tar}. */
    private static String beside(String name, String link) {
        String target = Path.of(name).resolveSibling(link).normalize().toString();
        return target.startsWith("/") ? target.substring(1) : target;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
