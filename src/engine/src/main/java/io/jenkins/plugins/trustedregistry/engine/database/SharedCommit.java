// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/**
 * Runs writes one after the other on the one connection that writes, and commits those that queue up together: syncing the disk
 * takes far longer than the work itself.
 *
 * <p>Each work runs on its caller's thread, in a savepoint inside the transaction of its group. Whoever finds nobody waiting
 * commits for the whole group; everybody else hands over to the next in line, who is sure to come, and waits for that commit.
 * So a work that fails undoes only itself, and nobody is told anything, not even a refusal, that rests on what is not on disk.
 */
final class SharedCommit implements AutoCloseable {
    /** Ends a group although more are waiting, so that its first member does not wait for ever. */
    private static final int MOST = 64;

    private final SqliteSession session;
    private final SqliteFaults faults;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Group open; // guarded by turn: has done work that is not committed
    private boolean closed; // guarded by turn
    private final AtomicLong version = new AtomicLong();
    /** Why no transaction could be begun the last time; null once one was. */
    private final AtomicReference<@Nullable SQLException> refused = new AtomicReference<>();

    SharedCommit(SqliteSession session, SqliteFaults faults) {
        this.session = session;
        this.faults = faults;
    }

    /** @param aside whether {@link #version} may stay the same */
    <T, X extends Exception> T write(HandleCallback<T, X> work, boolean aside) throws X {
        AtomicReference<@Nullable Group> joined = new AtomicReference<>();
        try {
            return inTurn(work, aside, joined);
        } finally {
            Group group = joined.get();
            if (group != null) {
                group.awaitEnd(faults);
            }
        }
    }

    private <T, X extends Exception> T inTurn(
            HandleCallback<T, X> work, boolean aside, AtomicReference<@Nullable Group> joined) throws X {
        SQLException known = refused.get();
        turn.lock();
        try {
            Group group = join(known);
            joined.set(group);
            try {
                return session.with(handle -> undoable(() -> work.withHandle(handle), aside));
            } finally {
                group.members++;
                if (group.failure != null || group.members >= MOST || !turn.hasQueuedThreads()) {
                    end();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Runs a part of the running write so that, when it throws, nothing of it remains, even if the rest goes on. */
    <T, X extends Exception> T undoable(Work<T, X> work, boolean aside) throws X {
        Group group = current();
        group.aside &= aside;
        group.control(session, "SAVEPOINT work");
        if (group.failure != null) {
            throw new IllegalStateException("The transaction has failed already", group.failure);
        }
        T result;
        try {
            result = work.run();
        } catch (Throwable thrown) {
            group.undo(session, thrown);
            throw thrown;
        }
        group.control(session, "RELEASE work");
        return result;
    }

    /** Runs something while nothing is being written and no transaction is open. */
    void alone(Runnable work) {
        turn.lock();
        try {
            end();
            try {
                work.run();
            } finally {
                version.incrementAndGet();
            }
        } finally {
            turn.unlock();
        }
    }

    private Group current() {
        if (open == null) {
            throw new IllegalStateException("No write is running");
        }
        return open;
    }

    /**
     * @param known what {@link #refused} was when the caller came to the queue. Whoever has waited there while another process would
     *     not let go of the file does not wait for it once more: a queue would take ten seconds for each that stands in it.
     */
    private Group join(@Nullable SQLException known) {
        if (closed) {
            throw new IllegalStateException("The metadata database is closed");
        }
        if (open != null) {
            return open;
        }
        SQLException meanwhile = refused.get();
        if (meanwhile != null && meanwhile != known) {
            throw faults.of(meanwhile);
        }
        try {
            session.run("BEGIN IMMEDIATE");
            refused.set(null);
        } catch (SQLException e) {
            refused.set(e);
            throw faults.of(e);
        }
        Group begun = new Group();
        open = begun;
        return begun;
    }

    private void end() {
        Group group = open;
        if (group == null) {
            return;
        }
        open = null;
        try {
            group.control(session, "COMMIT");
            if (group.failure != null) {
                rollBack(group.failure);
            }
        } finally {
            if (!group.aside) {
                version.incrementAndGet(); // after the commit can be seen, before anybody is told of it
            }
            group.ended.countDown();
        }
    }

    /** Goes up with each transaction, before any of its works returns, unless all of them were aside. */
    long version() {
        return version.get();
    }

    private void rollBack(Throwable failure) {
        try {
            session.run("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e); // usually because SQLite has rolled back already
        }
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            end();
            closed = true;
            session.close();
        } finally {
            turn.unlock();
        }
    }

    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** Writes that share one transaction. Once a statement that controls it fails, nothing of the group is kept. */
    private static final class Group {
        private final CountDownLatch ended = new CountDownLatch(1);
        private int members; // guarded by turn
        private boolean aside = true; // guarded by turn
        private @Nullable Throwable failure; // guarded by turn, then published by ended

        void control(SqliteSession session, String sql) {
            if (failure != null) {
                return;
            }
            try {
                session.run(sql);
            } catch (SQLException e) {
                failure = e;
            }
        }

        void undo(SqliteSession session, Throwable thrown) {
            if (failure != null) {
                return;
            }
            try {
                session.run("ROLLBACK TO work");
                session.run("RELEASE work");
            } catch (SQLException e) {
                thrown.addSuppressed(e);
                failure = thrown; // what broke the work has also ended the transaction, as a full disk does
            }
        }

        void awaitEnd(SqliteFaults faults) {
            boolean interrupted = false;
            while (true) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // the commit is on its way whatever this thread wants
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable cause = failure;
            if (cause != null) {
                throw faults.explain(cause)
                        .<RuntimeException>map(fault -> fault)
                        .orElseGet(() -> new IllegalStateException(
                                "Nothing was written, because the transaction that this write shared with others failed",
                                cause));
            }
        }
    }
}
