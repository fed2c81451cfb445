// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A settings file while the process that writes it is killed. */
class DurableFileTest {
    private static final String ONE = "one\n".repeat(100_000);
    private static final String OTHER = "other\n".repeat(100_000);

    @TempDir
    private Path folder;

    /** Writes the two texts in turn until it is killed, a line for each. */
    public static final class Writer {
        private Writer() {}

        public static void main(String... arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            while (true) {
                DurableFile.replace(file, ONE);
                System.out.println("one");
                DurableFile.replace(file, OTHER);
                System.out.println("other");
            }
        }
    }

    @Test
    void aKilledWriterLeavesTheOldTextOrTheNewOne() throws Exception {
        Path file = Files.writeString(folder.resolve("registry.yaml"), ONE);
        for (int round = 1; round <= 6; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
                for (int line = 0; line < round; line++) {
                    assertThat(lines.readLine()).isNotNull();
                }
                writer.destroyForcibly(); // in the middle of the next
                writer.waitFor();
            }
            assertThat(Files.readString(file)).isIn(ONE, OTHER);
        }

        DurableFile.replace(file, "last\n");

        assertThat(file).hasContent("last");
        assertThat(names()).as("what was begun is gone").containsExactly("registry.yaml");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
