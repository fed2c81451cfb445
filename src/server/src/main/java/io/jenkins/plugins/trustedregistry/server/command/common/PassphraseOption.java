// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the passphrase of a backup comes from. Never the command line, which everybody on the machine sees. */
public final class PassphraseOption {
    static final String VARIABLE = "TRUSTED_REGISTRY_BACKUP_PASSPHRASE";

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Its first line is the passphrase. Default: $" + VARIABLE + ", else you are asked.")
    private @Nullable Path file;

    /** One for a new backup, asked for twice at a terminal. */
    public String chosen(Surroundings surroundings) {
        return given(surroundings).orElseGet(() -> {
            String typed = asked(surroundings, "Passphrase for the backup's keys: ");
            if (!typed.equals(surroundings.terminal().askSecretly("The same again: "))) {
                throw new CommandFailure(ExitCode.FAILED, "The two passphrases are not the same: no backup was made.");
            }
            return typed;
        });
    }

    /** The one a backup was made with. */
    public String existing(Surroundings surroundings) {
        return given(surroundings).orElseGet(() -> asked(surroundings, "Passphrase of the backup: "));
    }

    private Optional<String> given(Surroundings surroundings) {
        return file == null ? surroundings.variable(VARIABLE) : Optional.of(firstLine(file));
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "The file " + file + " holds no passphrase: write one into its first line."));
        } catch (IOException | UncheckedIOException e) {
            throw TextFile.unreadable(file, e);
        }
    }

    private static String asked(Surroundings surroundings, String question) {
        if (!surroundings.terminal().isInteractive()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no terminal to ask for a passphrase: set $" + VARIABLE
                            + ", or add --passphrase-file FILE.");
        }
        return surroundings.terminal().askSecretly(question);
    }
}
