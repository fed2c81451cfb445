// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What the newest generation consists of, as lines of text: its number, then the name of each file. It is replaced as a whole: after
 * a loss of power there is the old one or the new one.
 *
 * @param generation its number
 * @param files names in the folder of data files
 */
record Pointer(long generation, List<String> files) {
    static final Pointer NONE = new Pointer(0, List.of());

    Pointer {
        files = List.copyOf(files);
    }

    /** {@code NONE} where there is none. @throws IOException when it can't be read */
    static Pointer read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return NONE;
        }
        try {
            List<String> files = lines.subList(1, lines.size());
            for (String name : files) {
                if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                    throw new IllegalArgumentException("Not the name of a data file");
                }
            }
            return new Pointer(Long.parseLong(lines.get(0)), files);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("The file " + file.getFileName() + " is damaged.", e);
        }
    }

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        List<String> lines = new ArrayList<>();
        lines.add(Long.toString(generation));
        lines.addAll(files);
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n"));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
