// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The database of RPM since 4.16: table {@code Packages}, a header a row. SQLite reads the file, of a stranger: read-only, without a
 * journal, without trusting its schema, for a bounded number of steps; and what is read must be a plain table, because a view could
 * compute for ever.
 */
final class SqliteDatabase {
    private static final int STEPS = 100_000;
    private static final int MOST_CALLS = 20_000;

    private SqliteDatabase() {}

    static void read(Path file, RpmPackages packages) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1", config.toProperties());
                Statement statement = connection.createStatement()) {
            ProgressHandler.setHandler(connection, STEPS, bounded());
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            requirePlainTable(statement);
            headers(statement, packages);
        } catch (SQLException e) {
            throw NotScannableException.damaged("It is no SQLite database, or a damaged one.");
        }
    }

    private static ProgressHandler bounded() {
        return new ProgressHandler() {
            private int calls;

            @Override
            protected int progress() {
                return calls++ < MOST_CALLS ? 0 : 1;
            }
        };
    }

    private static void requirePlainTable(Statement statement) throws SQLException, NotScannableException {
        try (ResultSet table =
                statement.executeQuery("SELECT type, sql FROM sqlite_master WHERE name = 'Packages' LIMIT 1")) {
            if (!table.next()
                    || !"table".equals(table.getString(1))
                    || table.getString(2) == null
                    || !table.getString(2)
                            .stripLeading()
                            .toUpperCase(Locale.ROOT)
                            .startsWith("CREATE TABLE")) {
                throw NotScannableException.unsupported(
                        "It has no table Packages, which is where RPM keeps its packages.");
            }
        }
    }

    private static void headers(Statement statement, RpmPackages packages) throws SQLException, NotScannableException {
        try (ResultSet rows =
                statement.executeQuery("SELECT blob FROM Packages WHERE typeof(blob) = 'blob' AND length(blob) <= "
                        + RpmPackages.LARGEST_HEADER)) {
            while (rows.next()) {
                byte[] blob = rows.getBytes(1);
                if (blob != null) {
                    packages.header(blob);
                }
            }
        }
    }
}
