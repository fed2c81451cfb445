// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs real programs. */
public final class Commands {

    private Commands() {}

    /** Output and error output together, and the exit code. */
    public record Result(int code, String text) {}

    /** Skips the test where a program is missing. */
    public static void assumeInstalled(String program) {
        Assumptions.assumeTrue(isInstalled(program), () -> "SKIPPED: " + program + " is not installed");
    }

    public static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    public static Result run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, Map.of(), command);
    }

    /** With these variables in place of those that begin with DOCKER. */
    public static Result run(Path folder, Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("Took too long: " + String.join(" ", command));
        }
        return new Result(process.exitValue(), text);
    }
}
