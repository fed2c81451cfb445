// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that an option names. */
public final class TextFile {
    private TextFile() {}

    /**
     * All of a file's text.
     *
     * @throws CommandFailure with a sentence when it can't be read
     */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    public static CommandFailure unreadable(Path file, Exception cause) {
        return new CommandFailure(
                ExitCode.USAGE, "The file " + file + " can't be read: check its name and that you may read it.", cause);
    }
}
