// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** A database that remembers the statements of reads, as the driver got them. */
final class StatementLog implements Database {
    private final Database database;
    private final List<String> statements = new ArrayList<>();

    StatementLog(Database database) {
        this.database = database;
    }

    /** The statements that this question costs. */
    List<String> during(Runnable question) {
        statements.clear();
        question.run();
        return List.copyOf(statements);
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return database.read(handle -> {
            handle.configure(SqlStatements.class, each -> each.setSqlLogger(new Recorder()));
            return work.withHandle(handle);
        });
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        return database.write(work);
    }

    @Override
    public void migrate(String location, String historyTable, ClassLoader loader) {
        database.migrate(location, historyTable, loader);
    }

    @Override
    public void close() {
        database.close();
    }

    private final class Recorder implements SqlLogger {
        @Override
        public void logAfterExecution(StatementContext context) {
            statements.add(context.getParsedSql().getSql());
        }
    }
}
