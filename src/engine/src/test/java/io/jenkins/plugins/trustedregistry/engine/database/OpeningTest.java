// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException.Reason;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final Duration IMPATIENT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    @Test
    void opensItsOwnFileAgain() {
        SqliteDatabase.open(file()).close();

        SqliteDatabase.open(file()).close();

        assertThat(file()).exists();
    }

    @Test
    void refusesAFileThatIsNotADatabase() throws IOException {
        Files.writeString(file(), "This is a letter, and a longer one than a database's header would be.".repeat(20));

        assertRefused(Reason.FOREIGN, "is not a database");
    }

    @Test
    void refusesADatabaseOfAnotherProgramAndLeavesItAlone() throws SQLException {
        sql("CREATE TABLE recipe (name TEXT)");

        assertRefused(Reason.FOREIGN, "belongs to another program");
        sql("INSERT INTO recipe VALUES ('soup')");
        assertThatThrownBy(() -> sql("SELECT * FROM schema_history")).hasMessageContaining("no such table");
    }

    @Test
    void refusesADatabaseOfANewerVersion() throws SQLException {
        SqliteDatabase.open(file()).close();
        sql("INSERT INTO schema_history (installed_rank, version, description, type, script, checksum, installed_by,"
                + " installed_on, execution_time, success) VALUES (99, '9000', 'later', 'SQL', 'V9000__later.sql', 1, '',"
                + " '2030-01-01 00:00:00.000', 1, 1)");

        assertRefused(Reason.NEWER, "newer version");
    }

    @Test
    void refusesTablesThatWereChangedByHand() throws SQLException {
        SqliteDatabase.open(file()).close();
        sql("UPDATE schema_history SET checksum = checksum + 1 WHERE version = '1'");

        assertRefused(Reason.DAMAGED, "restore a backup");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        SqliteDatabase.open(file()).close();
        byte[] content = Files.readAllBytes(file());
        for (int i = 100; i < content.length; i++) {
            content[i] = (byte) 0xee;
        }
        Files.write(file(), content);

        assertRefused(Reason.DAMAGED, "damaged");
    }

    @Test
    void refusesAFolderThatIsMissing() {
        Path missing = folder.resolve("nowhere/metadata.db");

        DatabaseException refusal = catchThrowableOfType(
                DatabaseException.class, () -> SqliteDatabase.open(missing).close());

        assertThat(refusal.reason()).isEqualTo(Reason.INACCESSIBLE);
        assertThat(refusal).hasMessageContaining(missing.toString()).hasMessageContaining("folder exists");
    }

    @Test
    void refusesAFolderInTheFilesPlace() throws IOException {
        Files.createDirectory(file());

        assertRefused(Reason.INACCESSIBLE, "can't be read or written");
    }

    @Test
    void saysThatAnotherProcessHoldsTheFileWhenOpening() throws SQLException {
        try (Connection other = DriverManager.getConnection(url());
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("CREATE TABLE mine (a TEXT)");

            assertRefused(Reason.LOCKED, "locked by another process");
        }
    }

    @Test
    void saysThatAnotherProcessHoldsTheFileWhenWritingAndRecovers() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.open(file(), IMPATIENT)) {
            try (Connection other = DriverManager.getConnection(url());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                DatabaseException refusal =
                        catchThrowableOfType(DatabaseException.class, () -> database.change(handle -> {}));

                assertThat(refusal.reason()).isEqualTo(Reason.LOCKED);
                assertThat(database.<Integer, RuntimeException>read(handle -> handle.createQuery("SELECT 1")
                                .mapTo(Integer.class)
                                .one()))
                        .isEqualTo(1);
            }
            database.change(handle -> handle.execute("CREATE TABLE mine (a TEXT)"));
        }
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenItNoLongerIs() {
        try (SqliteDatabase database = SqliteDatabase.open(file())) {
            database.change(handle -> handle.execute("CREATE TABLE big (content BLOB)"));
            long pages = database.write(handle -> {
                long now = handle.createQuery("PRAGMA page_count")
                        .mapTo(Long.class)
                        .one();
                handle.createQuery("PRAGMA max_page_count = " + (now + 5))
                        .mapTo(Long.class)
                        .one();
                return now;
            });

            DatabaseException refusal = catchThrowableOfType(
                    DatabaseException.class,
                    () -> database.change(handle -> handle.execute("INSERT INTO big VALUES (zeroblob(1000000))")));

            assertThat(refusal.reason()).isEqualTo(Reason.FULL);
            assertThat(refusal).hasMessageContaining("disk is full");
            database.change(handle -> handle.execute("INSERT INTO big VALUES (zeroblob(10))"));
            assertThat(pages).isPositive();
        }
    }

    @Test
    void bringsTablesOfAHostUpToDate() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("classes/db/host"));
        Files.writeString(migrations.resolve("V1__host.sql"), "CREATE TABLE seat (name TEXT);", StandardCharsets.UTF_8);
        try (SqliteDatabase database = SqliteDatabase.open(file());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.resolve("classes").toUri().toURL()},
                        getClass().getClassLoader())) {
            database.migrate("classpath:db/host", "host_history", loader);
            database.migrate("classpath:db/host", "host_history", loader);

            database.change(handle -> handle.execute("INSERT INTO seat VALUES ('window')"));
        }
    }

    private void assertRefused(Reason reason, String words) {
        DatabaseException refusal = catchThrowableOfType(
                DatabaseException.class,
                () -> SqliteDatabase.open(file(), IMPATIENT).close());
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(file().toString()).hasMessageContaining(words);
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path file() {
        return folder.resolve("metadata.db");
    }

    private String url() {
        return "jdbc:sqlite:" + file();
    }
}
