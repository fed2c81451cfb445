// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the real clients are. A test whose tool is missing is skipped with a line nobody overlooks. */
public final class Tools {
    // The distribution's own packages first: they are what .ci/setup installs and what was tried.
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/usr/local/bin"));

    private Tools() {}

    /** The tool's path; skips the running test when it is missing. */
    public static String need(String name) {
        Optional<Path> found = FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            skip(name + " is not installed (run .ci/setup)");
        }
        return found.orElseThrow().toString();
    }

    /** Engines need root. */
    public static void needRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            skip("a container engine needs root");
        }
    }

    /** Skips the running test when a folder's disk has less room. */
    static void needSpace(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            skip("this needs " + (bytes >> 20) + " MiB of disk, and " + folder + " has " + (free >> 20)
                    + " (java.io.tmpdir names another folder)");
        }
    }

    /** Skips the running test. */
    public static void skip(String why) {
        System.err.println("##### SKIPPED, NOT CHECKED: " + why + " #####");
        Assumptions.abort(why);
    }
}
