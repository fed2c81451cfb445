// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that imports for ever is killed: what it had served is served again, and nothing half. */
@Timeout(120)
class KilledImportTest {
    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void servesAWholeGenerationAfterAKill() throws Exception {
        long served = importUntilKilled();
        try (TestAdvisories again = new TestAdvisories(folder)) {
            long newest = again.generations().newest();
            assertThat(newest).isGreaterThanOrEqualTo(served);
            assertThat(again.found("Debian:12", "number", Long.toString(newest)))
                    .hasSize(1);
            assertThat(again.found("Debian:12", "number", Long.toString(newest + 1)))
                    .isEmpty();
            assertThat(again.found("Debian:12", "zlib", "1")).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("advisories/data"))) {
            assertThat(files).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("advisories/work"))) {
            assertThat(files).isEmpty();
        }
    }

    private long importUntilKilled() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long served = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (served < 12) {
                String line = lines.readLine();
                assertThat(line).as("the importer goes on until it is killed").isNotNull();
                served = Long.parseLong(line);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        return served;
    }

    /** The process. Generation N says that versions up to N of a package are affected. */
    static final class Importer {
        private Importer() {}

        public static void main(String[] arguments) throws IOException {
            try (TestAdvisories advisories = new TestAdvisories(Path.of(arguments[0]))) {
                for (long n = advisories.generations().newest() + 1; ; n++) {
                    Osv number = Osv.record("DEBIAN-CVE-2024-" + (1000 + n))
                            .affectsExactly(
                                    "{\"package\":{\"ecosystem\":\"Debian:12\",\"name\":\"number\"},\"ranges\":[{\"type\":"
                                            + "\"ECOSYSTEM\",\"events\":[{\"introduced\":\"0\"},{\"last_affected\":\""
                                            + n + "\"}]}]}");
                    advisories.archive("Debian", number, Osv.debianZlib());
                    System.out.println(n);
                }
            }
        }
    }
}
