// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** A command line with its environment; the next {@link #run} starts from the same. */
public record Command(Path folder, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public Command {
        environment = Map.copyOf(environment);
    }

    public static Command in(Path folder) {
        return new Command(folder, Map.of());
    }

    public Command with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(folder, more);
    }

    /** Runs to the end; output and errors come together. */
    public Result run(String... argv) {
        return feed("", argv);
    }

    /** The same with something on standard input. */
    public Result feed(String input, String... argv) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(argv)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(List.of(argv) + " did not end: " + Files.readString(output));
            }
            return new Result(List.of(argv), process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a command ended. */
    public record Result(List<String> argv, int exit, String output) {

        public Result {
            argv = List.copyOf(argv);
        }

        public Result succeeded() {
            Assertions.assertThat(exit).as("%s\n%s", argv, output).isZero();
            return this;
        }

        public Result failed() {
            Assertions.assertThat(exit).as("%s\n%s", argv, output).isNotZero();
            return this;
        }

        public Result says(String... parts) {
            Assertions.assertThat(output).as("%s", argv).contains(parts);
            return this;
        }
    }
}
