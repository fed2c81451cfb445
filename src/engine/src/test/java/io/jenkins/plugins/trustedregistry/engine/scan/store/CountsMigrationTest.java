// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A registry that is updated has packages with findings, and counts of none: the migration counts as scans do from then on. */
class CountsMigrationTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    void countsWhatIsThere() throws IOException {
        String update = update();
        database.change(handle -> {
            insert(handle, "zlib");
            insert(handle, "bash");
            finding(handle, "zlib", "CVE-1", 5, "");
            finding(handle, "zlib", "CVE-2", 5, "");
            finding(handle, "zlib", "CVE-3", 2, "");
            finding(handle, "zlib", "CVE-4", 0, "");
            finding(handle, "zlib", "CVE-5", 4, "It can't be compared.");
            handle.execute(update);
        });

        assertThat(counts("zlib")).containsExactly(2, 0, 0, 1, 0, 1, 1);
        assertThat(counts("bash")).containsExactly(0, 0, 0, 0, 0, 0, 0);
    }

    /** The last statement of the migration. */
    private static String update() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CountsMigrationTest.class.getResourceAsStream("/db/migration/V29__scan_counts.sql"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("UPDATE scan_package"), all.lastIndexOf(';'));
        }
    }

    private static void insert(Handle handle, String name) {
        handle.execute(
                "INSERT INTO scan_package (ecosystem, name, version, module, generation, covered) VALUES ('Debian:12', ?, '1', '', 1, ?)",
                name,
                true);
    }

    private static void finding(Handle handle, String name, String advisory, int severity, String undecided) {
        handle.execute(
                "INSERT INTO scan_finding (package_id, advisory, severity, fixable, undecided, found_at, hash, document)"
                        + " SELECT id, ?, ?, ?, ?, 1, '', ? FROM scan_package WHERE name = ?",
                advisory,
                severity,
                false,
                undecided,
                new byte[0],
                name);
    }

    private List<Integer> counts(String name) {
        return database.read(handle -> handle.createQuery(
                        "SELECT critical, high, medium, low, negligible, unknown, undecided FROM scan_package WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> List.of(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .one());
    }
}
