// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The tables of a data file, and the SQLite that makes and checks them. */
final class DataFileSchema {
    private static final String PACKAGE =
            "CREATE TABLE package (base TEXT NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL,"
                    + " PRIMARY KEY (base, name)) WITHOUT ROWID";
    private static final String[] TABLES = {
        "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE ecosystem (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        "CREATE TABLE advisory (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, modified INTEGER NOT NULL, body BLOB NOT NULL)",
        PACKAGE,
        "CREATE TABLE identifier (name TEXT NOT NULL, advisory INTEGER NOT NULL, PRIMARY KEY (name, advisory)) WITHOUT ROWID",
        "CREATE TABLE exploited (cve TEXT PRIMARY KEY, since TEXT NOT NULL, due TEXT, ransomware INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE forecast (cve TEXT PRIMARY KEY, score REAL NOT NULL, percentile REAL NOT NULL) WITHOUT ROWID"
    };

    private DataFileSchema() {}

    /** In one transaction without a journal: a build that fails is thrown away as a whole. */
    static Connection create(Path file) throws SQLException {
        return build(file, TABLES);
    }

    /** Of a finished file, to add to it. */
    static Connection reopen(Path file) throws SQLException {
        return build(file, "DELETE FROM about", PACKAGE.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
    }

    /** Whether a file has a row for each mention of a package, as the first format had. */
    static boolean hasRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'affected'")) {
            return found.next();
        }
    }

    private static Connection build(Path file, String... first) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setPageSize(8192);
        config.setCacheSize(-65_536); // 64 MiB, outside of the heap
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            SortedMentions.attach(connection, file);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String each : first) {
                    statement.executeUpdate(each);
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static void finish(Connection connection, SourceData data) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO about (name, value) VALUES (?, ?)")) {
            for (Map.Entry<String, String> each : data.values().entrySet()) {
                insert.setString(1, each.getKey());
                insert.setString(2, each.getValue());
                insert.executeUpdate();
            }
        }
        connection.commit();
    }

    static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-4096);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /** @throws IOException when SQLite finds a page that does not fit the others */
    static void check(Path file) throws IOException {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!result.next() || !"ok".equals(result.getString(1))) {
                throw new IOException("The data was not written as it should be: check the disk, and import again.");
            }
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    static IOException failed(Path file, SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return new IOException(
                    "The disk is full: free space where the registry's home is. The data that was there goes on being used.",
                    e);
        }
        Path name = file.getFileName();
        return new IOException(
                "The vulnerability data in " + (name == null ? file : name) + " can't be read or written ("
                        + Shown.of(String.valueOf(e.getMessage())) + ").",
                e);
    }
}
