// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of jobs as files. */
class JobLogsTest {
    @TempDir
    Path folder;

    private JobLogs logs;

    @BeforeEach
    void open() {
        logs = new JobLogs(folder.resolve("jobs"), new TestClock(Instant.parse("2026-11-25T10:00:00Z")), 1000);
    }

    @Test
    void isEmptyWhereThereIsNone() throws Exception {
        assertThat(logs.read(1, 0)).isEqualTo(new JobLogPart("", 0));
        assertThat(logs.read(1, 77)).isEqualTo(new JobLogPart("", 77));
    }

    @Test
    void givesOnlyWholeLines() throws Exception {
        logs.append(1, "one", false);
        Files.writeString(folder.resolve("jobs/1.log"), "2026-11-25T10:00:00Z one\n2026-11-2");

        assertThat(logs.read(1, 0).text()).isEqualTo("2026-11-25T10:00:00Z one\n");
        assertThat(logs.read(1, logs.read(1, 0).next()).text()).isEmpty();
    }

    @Test
    void keepsALineALine() throws Exception {
        logs.append(1, "one\ntwo\r\nthree", false);

        assertThat(logs.read(1, 0).text()).isEqualTo("2026-11-25T10:00:00Z one two three\n");
    }

    @Test
    void stopsGrowingAndStillSaysHowTheJobEnded() throws Exception {
        for (int i = 0; i < 1000; i++) {
            logs.append(1, "line " + i, false);
        }
        logs.append(1, "Ended: succeeded.", true);

        assertThat(Files.size(folder.resolve("jobs/1.log"))).isLessThan(1500);
        assertThat(logs.read(1, 0).text()).contains("The log is full").endsWith("Ended: succeeded.\n");
    }

    @Test
    void readsALongLogPieceByPiece() throws Exception {
        logs = new JobLogs(
                folder.resolve("jobs"), new TestClock(Instant.parse("2026-11-25T10:00:00Z")), Long.MAX_VALUE);
        for (int i = 0; i < 300; i++) {
            logs.append(1, "ü".repeat(2000), false);
        }
        long offset = 0;
        int pieces = 0;
        long lines = 0;
        for (JobLogPart part = logs.read(1, 0); !part.text().isEmpty(); part = logs.read(1, offset)) {
            offset = part.next();
            lines += part.text().lines().count();
            pieces++;
        }

        assertThat(lines).isEqualTo(300);
        assertThat(pieces).isGreaterThan(2);
        assertThat(offset).isEqualTo(Files.size(folder.resolve("jobs/1.log")));
    }

    @Test
    void aLogThatCannotBeWrittenStopsNothing() throws Exception {
        Files.writeString(folder.resolve("jobs"), "a file where the folder should be");

        logs.append(1, "one", false);

        assertThat(folder.resolve("jobs")).isRegularFile();
    }
}
