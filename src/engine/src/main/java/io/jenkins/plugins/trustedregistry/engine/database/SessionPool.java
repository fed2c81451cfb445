// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.HandleCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that read, opened when they are needed first, and handed out the last used one first. Embedded connections
 * neither time out nor break, and each one's prepared statements have to stay with it: nothing that a pool for servers does.
 */
final class SessionPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);

    private final int most;
    private final Opener opener;
    private final SqliteFaults faults;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<SqliteSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SessionPool(int most, Opener opener, SqliteFaults faults) {
        this.most = most;
        this.opener = opener;
        this.faults = faults;
        this.permits = new Semaphore(most);
    }

    /** Runs reads that all see the same state. Waits while all connections are in use. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("The metadata database is closed");
            }
            SqliteSession session = begin();
            try {
                return session.with(work);
            } finally {
                end(session);
            }
        } finally {
            permits.release();
        }
    }

    private SqliteSession begin() {
        SqliteSession session = take();
        try {
            session.run("BEGIN");
            return session;
        } catch (SQLException e) {
            discard(session);
            throw faults.of(e);
        }
    }

    private SqliteSession take() {
        SqliteSession session = idle.pollFirst();
        if (session != null) {
            return session;
        }
        try {
            return opener.open();
        } catch (SQLException e) {
            throw faults.of(e);
        }
    }

    /** A read has nothing to keep, so how its transaction ends does not matter to it, only to the next one. */
    private void end(SqliteSession session) {
        try {
            session.run("COMMIT");
            idle.addFirst(session);
        } catch (SQLException e) {
            LOG.warn("The transaction of a read can't be ended; its connection is closed", e);
            discard(session);
        }
    }

    private static void discard(SqliteSession session) {
        try {
            session.close();
        } catch (SQLException e) {
            LOG.warn("A connection can't be closed", e);
        }
    }

    /** Closes all connections after the reads that run have ended. */
    @Override
    public void close() throws SQLException {
        closed = true;
        permits.acquireUninterruptibly(most);
        try {
            for (SqliteSession session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } finally {
            permits.release(most);
        }
    }

    @FunctionalInterface
    interface Opener {
        SqliteSession open() throws SQLException;
    }
}
