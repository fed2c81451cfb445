// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that writes with several threads and is killed in the middle of it. */
@Tag("slow")
class KilledWriterTest {
    private static final int WRITERS = 4;
    private static final int ACKNOWLEDGED = 150;

    @TempDir
    Path folder;

    @RepeatedTest(2)
    @Timeout(180)
    void everyAcknowledgedWriteIsThereAfterAKill() throws Exception {
        Path file = folder.resolve("metadata.db");
        List<String> acknowledged = writeUntilKilled(file);

        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            Set<String> firsts = texts(database, "first");
            Set<String> seconds = texts(database, "second");
            assertThat(firsts).containsAll(acknowledged);
            assertThat(seconds).as("halves of transactions").isEqualTo(firsts);
            String health = database.read(handle -> handle.createQuery("PRAGMA integrity_check")
                    .mapTo(String.class)
                    .one());
            assertThat(health).isEqualTo("ok");
        }
    }

    private static Set<String> texts(SqliteDatabase database, String table) {
        return new HashSet<>(
                database.<List<String>, RuntimeException>read(handle -> handle.createQuery("SELECT text FROM " + table)
                        .mapTo(String.class)
                        .list()));
    }

    private static List<String> writeUntilKilled(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged.size() < ACKNOWLEDGED) {
                String line = lines.readLine();
                assertThat(line).as("the writer goes on until it is killed").isNotNull();
                acknowledged.add(line);
            }
            process.toHandle().destroyForcibly(); // the process's own method would drop what is still to be read
            // What it said before it died counts as well. The last line may be cut off: every whole one ends with a
            // dot.
            lines.lines().filter(line -> line.endsWith(".")).forEach(acknowledged::add);
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        return acknowledged;
    }

    /** The process: writes for ever, and prints what is written when the call has returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            SqliteDatabase database = SqliteDatabase.open(Path.of(arguments[0]));
            database.change(handle -> {
                handle.execute("CREATE TABLE first (text TEXT NOT NULL)");
                handle.execute("CREATE TABLE second (text TEXT NOT NULL)");
            });
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                new Thread(() -> write(database, number)).start();
            }
        }

        private static void write(SqliteDatabase database, int writer) {
            PrintStream out = System.out;
            for (int i = 0; ; i++) {
                String text = writer + "-" + i + ".";
                database.change(handle -> {
                    handle.execute("INSERT INTO first (text) VALUES (?)", text);
                    handle.execute("INSERT INTO second (text) VALUES (?)", text);
                });
                out.println(text);
            }
        }
    }
}
