// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import io.jenkins.plugins.trustedregistry.server.TextFile;
import io.jenkins.plugins.trustedregistry.server.command.common.NewPassword;
import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the password of a user at another registry comes from: a file, standard input, or the terminal. */
final class MirrorPassword {
    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file with the password; spaces and ends of lines around it don't count.")
    private @Nullable Path file;

    @Mixin
    private NewPassword typed;

    /** One that options name, or that a user needs who is named; empty: it is not spoken of. */
    Optional<String> of(@Nullable String user, Terminal terminal) {
        if (file != null) {
            return Optional.of(TextFile.read(file).strip());
        }
        boolean asked = user != null && !user.isEmpty();
        return asked || typed.isFromInput()
                ? Optional.of(typed.existing(terminal, "Password at the other registry: "))
                : Optional.empty();
    }
}
