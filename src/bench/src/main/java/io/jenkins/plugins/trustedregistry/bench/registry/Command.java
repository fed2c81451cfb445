// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that was run to its end.
 *
 * @param output of both streams
 */
public record Command(int exitCode, String output) {

    /** Runs it; anything but success is an exception with what it said. */
    public static Command run(List<String> command) {
        return run(command, "");
    }

    /** The same with text for its standard input, which is where secrets go. */
    public static Command run(List<String> command, String input) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return checked(command, process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(command.get(0) + " can't be run; install it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The same for a program that says a lot. */
    static void run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        checked(command, exitCode, exitCode == 0 ? "" : Files.readString(output));
    }

    private static Command checked(List<String> command, int exitCode, String output) {
        if (exitCode != 0) {
            throw new IllegalStateException(command.get(0) + " ended with " + exitCode + ": " + output);
        }
        return new Command(exitCode, output);
    }
}
