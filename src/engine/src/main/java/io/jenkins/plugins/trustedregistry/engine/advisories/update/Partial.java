// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A download that was begun: the file, and beside it what it is the beginning of.
 *
 * @param address where it comes from
 * @param validator the strong ETag, or the date, of what was begun
 */
record Partial(Path file, String address, String validator) {

    /** How many bytes there are that can be gone on with; 0 when there is nothing, or it is of something else. */
    static long usable(Path file, String address) throws IOException {
        return validatorOf(file, address).isEmpty() || !Files.exists(file) ? 0 : Files.size(file);
    }

    static String validatorOf(Path file, String address) throws IOException {
        try {
            List<String> lines = Files.readAllLines(note(file));
            return lines.size() == 2 && lines.get(0).equals(address) ? lines.get(1) : "";
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    void write() throws IOException {
        if (validator.isEmpty()) {
            Files.deleteIfExists(note(file));
        } else {
            Files.write(note(file), List.of(address, validator));
        }
    }

    static void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(note(file));
    }

    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + ".of");
    }
}
