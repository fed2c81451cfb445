// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/** Makes sure that a file is a database of the registry, and brings its tables up to date. */
record SqliteSchema(DataSource source, SqliteFaults faults) {
    /** Stands in the file's header; says whose it is. */
    private static final int APPLICATION = 0x54527265; // "TRre"

    private static final Map<String, String> DIALECT =
            Map.of("identity", "INTEGER PRIMARY KEY", "text", "TEXT", "bytes", "BLOB", "in_order", "WITHOUT ROWID");

    /** Refuses a file that another program made, and marks a new one. */
    void claim() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            int application = number(statement, "PRAGMA application_id");
            if (application == APPLICATION) {
                return;
            }
            if (application != 0 || number(statement, "SELECT count(*) FROM sqlite_master") > 0) {
                throw faults.says(
                        Reason.FOREIGN, "belongs to another program. Move the file away, or name another home folder.");
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    void migrate(String location, String historyTable, ClassLoader loader) {
        Flyway flyway = Flyway.configure(loader)
                .dataSource(source)
                .locations(location)
                .table(historyTable)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(DIALECT)
                .load();
        try {
            boolean newer = Stream.of(flyway.info().applied())
                    .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
            if (newer) {
                throw faults.says(
                        Reason.NEWER,
                        "was written by a newer version of the registry. Start that version, or restore a backup from before the"
                                + " upgrade.");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw faults.explain(e)
                    .orElseGet(() -> faults.says(
                            Reason.DAMAGED,
                            "can't be brought to this version. Its tables are not as the version before left them; restore a backup.",
                            e));
        }
    }
}
