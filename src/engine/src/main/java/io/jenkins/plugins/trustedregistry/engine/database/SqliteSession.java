// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * One connection, used by one thread at a time. Transactions are begun and ended by SQL of our own: JDBC's {@code commit} would
 * begin the next one at once and so keep the file locked.
 */
final class SqliteSession implements AutoCloseable {
    private final Connection connection;
    private final Jdbi jdbi;
    private final Map<String, PreparedStatement> controls = new HashMap<>();

    SqliteSession(Connection connection) {
        this.connection = connection;
        PreparedStatements statements = new PreparedStatements();
        jdbi = Jdbi.create(new OneConnection(connection));
        jdbi.setStatementBuilderFactory(ignored -> statements);
    }

    <T, X extends Exception> T with(HandleCallback<T, X> work) throws X {
        return jdbi.withHandle(work);
    }

    /** Runs a statement without parameters and results. */
    void run(String sql) throws SQLException {
        PreparedStatement control = control(sql);
        try {
            control.execute();
        } catch (SQLException e) {
            controls.remove(sql); // the driver makes a statement unusable when it fails
            control.close();
            throw e;
        }
    }

    private PreparedStatement control(String sql) throws SQLException {
        PreparedStatement known = controls.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement control = connection.prepareStatement(sql);
        controls.put(sql, control);
        return control;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private record OneConnection(Connection connection) implements ConnectionFactory {
        @Override
        public Connection openConnection() {
            return connection;
        }

        @Override
        public void closeConnection(Connection open) {
            // stays open for the next use
        }
    }
}
