// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes. */
final class OutputOption {
    @Option(names = "-o", paramLabel = "FILE", description = "Write it into a file. Default: print it.")
    private @Nullable Path file;

    void write(InputStream content, Printer printer) {
        try {
            if (file == null) {
                printer.text(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                return;
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "It could not be written (" + e.getMessage() + "): check the file's name and the space.",
                    e);
        }
        printer.done("written", Map.of("file", file.toString()), "Written into " + file + ".");
    }
}
