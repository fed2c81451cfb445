// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house is kept beside the writing, which may be some files further by then. */
class AuditFolderTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");

    @TempDir
    private Path temporary;

    private AuditFolder folder;

    @BeforeEach
    void fourFiles() throws IOException {
        folder = new AuditFolder(temporary);
        for (long first = 1; first <= 4; first++) {
            Files.writeString(AuditFile.in(temporary, first, DAY).path(), "a line\n".repeat(1000));
        }
    }

    @Test
    void leavesEveryFileAloneThatMayBeWritten() throws IOException {
        folder.compressBefore(2);

        assertThat(names())
                .containsExactly(
                        "audit-000000000001-2026-11-25.jsonl.gz",
                        "audit-000000000002-2026-11-25.jsonl",
                        "audit-000000000003-2026-11-25.jsonl",
                        "audit-000000000004-2026-11-25.jsonl");
    }

    @Test
    void removesNoFileThatMayBeWrittenHoweverOldOrMany() throws IOException {
        assertThat(folder.prune(2, DAY.plusDays(9), 0)).isEqualTo(1);

        assertThat(names())
                .containsExactly(
                        "audit-000000000002-2026-11-25.jsonl",
                        "audit-000000000003-2026-11-25.jsonl",
                        "audit-000000000004-2026-11-25.jsonl");
    }

    @Test
    void countsOnlyWhatIsCompressedByThen() throws IOException {
        folder.compressBefore(2);

        assertThat(folder.prune(2, DAY, 8000))
                .as("files 3 and 4 come into the count when they are full")
                .isZero();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
