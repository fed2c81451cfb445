// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the vulnerability data lies.
 *
 * <pre>
 * advisories/
 *   current       the newest generation: its number, then the names of its files
 *   data/         SOURCE-GENERATION.db, one for each source, never changed
 *   work/         what is being downloaded and built; what is half there is kept to go on with
 * </pre>
 *
 * All of it can be had again, so a backup leaves it out.
 */
public final class AdvisoryFolder {
    private final Path root;

    public AdvisoryFolder(Path root) {
        this.root = root;
    }

    /** Makes what is missing. */
    void make() throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(work());
    }

    Path current() {
        return root.resolve("current");
    }

    Path data() {
        return root.resolve("data");
    }

    public Path work() {
        return root.resolve("work");
    }

    /** Where a source's archive is downloaded to. */
    public Path download(String source) {
        return work().resolve(plain(source) + ".download");
    }

    /** Where a source's data file is built. */
    public Path build(String source) {
        return work().resolve(plain(source) + ".build");
    }

    Path dataFile(String source, long generation) {
        return data().resolve(plain(source) + "-" + generation + ".db");
    }

    /** Of a source only what every file system takes. */
    private static String plain(String source) {
        return source.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Removes data files that the newest generation does not have: what a killed process left. */
    void keepOnly(Set<String> names) throws IOException {
        try (Stream<Path> files = Files.list(data())) {
            List<Path> unknown = files.filter(file -> !names.contains(String.valueOf(file.getFileName())))
                    .toList();
            for (Path each : unknown) {
                Files.deleteIfExists(each);
            }
        }
        try (Stream<Path> files = Files.list(work())) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".build")).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Puts the names in both folders on stable storage. */
    void sync() throws IOException {
        for (Path folder : List.of(data(), root)) {
            // Windows has no such call; NTFS keeps its own journal of names.
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }
}
