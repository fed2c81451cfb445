// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells when the disk of a folder has no space left to speak of. */
public final class DiskSpace {
    private static final long AS_GOOD_AS_NOTHING = 256 * 1024;

    private DiskSpace() {}

    /** In words that a stranger may read; empty while there is space. */
    public static Optional<String> problem(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < AS_GOOD_AS_NOTHING
                ? Optional.of("its disk is full")
                : Optional.empty();
    }
}
