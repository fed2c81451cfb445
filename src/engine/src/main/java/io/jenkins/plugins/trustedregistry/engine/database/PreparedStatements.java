// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of one connection, kept for the next use: SQLite compiles a statement each time it is prepared, which
 * takes longer than running it. Not safe for use by two threads at once, as its connection is not.
 */
final class PreparedStatements implements StatementBuilder {
    private static final int MOST = 200;

    private final StatementBuilder plain = new DefaultStatementBuilder();
    // The one that was used longest ago comes first.
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();
    private final IdentityHashMap<Statement, String> busy = new IdentityHashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        if (context.isReturningGeneratedKeys() || context.isConcurrentUpdatable()) {
            return plain.create(connection, sql, context);
        }
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        busy.put(statement, sql);
        return statement;
    }

    @Override
    public void close(Connection connection, String untranslated, Statement statement) throws SQLException {
        String sql = busy.remove(statement);
        if (sql == null || !reset((PreparedStatement) statement)) {
            plain.close(connection, untranslated, statement);
            return;
        }
        PreparedStatement twin = idle.put(sql, (PreparedStatement) statement);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > MOST) {
            closeEldest();
        }
    }

    /** False when the statement can't be used again: after some failures the driver gives up its native half. */
    private static boolean reset(PreparedStatement statement) {
        try {
            statement.clearParameters();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void closeEldest() throws SQLException {
        Iterator<PreparedStatement> statements = idle.values().iterator();
        PreparedStatement eldest = statements.next();
        statements.remove();
        eldest.close();
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return plain.create(connection, context);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return plain.createCall(connection, sql, context);
    }
}
