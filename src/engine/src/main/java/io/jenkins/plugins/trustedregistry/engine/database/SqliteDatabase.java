// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file in WAL mode. Readers have connections of their own; the one writer has a connection behind a lock, because
 * SQLite lets only one transaction write, and waiting in Java is fairer and quicker than being told "busy".
 */
public final class SqliteDatabase implements Database, Snapshots {
    private static final String OWN_TABLES = "classpath:db/migration";
    private static final String OWN_HISTORY = "schema_history";
    private static final int READERS = 8;
    /** In KiB, outside of the heap: what a transaction changes beyond this is written, and read again, before its end. */
    private static final int WRITERS_CACHE = 16 * 1024;

    private static final int LARGEST_IDLE_LOG = 64 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SQLiteDataSource source;
    private final SqliteFaults faults;
    private final SqliteSchema schema;
    private final SessionPool readers;
    private final SharedCommit writer;
    private final ThreadLocal<Optional<Handle>> reading = ThreadLocal.withInitial(Optional::empty);
    private final ThreadLocal<Optional<Handle>> writing = ThreadLocal.withInitial(Optional::empty);

    private SqliteDatabase(SQLiteDataSource source, SqliteFaults faults, SqliteSchema schema) throws SQLException {
        this.source = source;
        this.faults = faults;
        this.schema = schema;
        SqliteSession writing = new SqliteSession(source.getConnection());
        writing.run("PRAGMA cache_size = -" + WRITERS_CACHE);
        writer = new SharedCommit(writing, faults);
        readers = new SessionPool(
                READERS,
                () -> {
                    SqliteSession session = new SqliteSession(source.getConnection());
                    session.run("PRAGMA query_only = 1");
                    return session;
                },
                faults);
    }

    /**
     * Opens the file, making it when it is missing, and brings the engine's tables up to date.
     *
     * @throws DatabaseException when the file can't be used
     */
    public static SqliteDatabase open(Path file) {
        return open(file, PATIENCE);
    }

    /** With the time to wait for another process that holds the file. */
    static SqliteDatabase open(Path file, Duration patience) {
        SqliteFaults faults = new SqliteFaults(file);
        SQLiteDataSource source = source(file, patience);
        SqliteSchema schema = new SqliteSchema(source, faults);
        try {
            schema.claim();
            schema.migrate(OWN_TABLES, OWN_HISTORY, SqliteDatabase.class.getClassLoader());
            return new SqliteDatabase(source, faults, schema);
        } catch (SQLException e) {
            throw faults.of(e);
        }
    }

    private static SQLiteDataSource source(Path file, Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setJournalSizeLimit(LARGEST_IDLE_LOG);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) patience.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        Optional<Handle> joined = writing.get().or(reading::get);
        if (joined.isPresent()) {
            return work.withHandle(joined.get());
        }
        try {
            return readers.read(handle -> within(reading, handle, work));
        } catch (JdbiException e) {
            throw explained(e);
        }
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        return write(work, false);
    }

    @Override
    public <T, X extends Exception> T writeAside(HandleCallback<T, X> work) throws X {
        return write(work, true);
    }

    private <T, X extends Exception> T write(HandleCallback<T, X> work, boolean aside) throws X {
        Optional<Handle> joined = writing.get();
        try {
            return joined.isPresent()
                    ? writer.undoable(() -> work.withHandle(joined.get()), aside)
                    : writer.write(handle -> within(writing, handle, work), aside);
        } catch (JdbiException e) {
            throw explained(e);
        }
    }

    private static <T, X extends Exception> T within(
            ThreadLocal<Optional<Handle>> place, Handle handle, HandleCallback<T, X> work) throws X {
        place.set(Optional.of(handle));
        try {
            return work.withHandle(handle);
        } finally {
            place.remove();
        }
    }

    private RuntimeException explained(JdbiException e) {
        return faults.explain(e).<RuntimeException>map(fault -> fault).orElse(e);
    }

    /** The home belongs to this process, so nobody else writes. */
    @Override
    public OptionalLong version() {
        return writing.get().or(reading::get).isPresent() ? OptionalLong.empty() : OptionalLong.of(writer.version());
    }

    @Override
    public void migrate(String location, String historyTable, ClassLoader loader) {
        writer.alone(() -> schema.migrate(location, historyTable, loader));
    }

    /**
     * Reads everything and looks whether it fits together.
     *
     * @throws DatabaseException when it does not
     */
    public void check() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("PRAGMA integrity_check")) {
                if (!found.next() || !"ok".equals(found.getString(1))) {
                    throw faults.damaged(new SQLException(found.getString(1)));
                }
            }
            try (ResultSet dangling = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (dangling.next()) {
                    throw faults.damaged(new SQLException("A row of " + dangling.getString(1) + " refers to one that is"
                            + " not in " + dangling.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw faults.of(e);
        }
    }

    @Override
    public void snapshot(Path file) {
        try (Connection connection = source.getConnection();
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, file.toAbsolutePath().toString());
            copy.execute();
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (SQLException e) {
            throw new SqliteFaults(file).of(e);
        } catch (IOException e) {
            throw new SqliteFaults(file).inaccessible(e);
        }
    }

    /** Waits for reads and writes that run. */
    @Override
    public void close() {
        try (writer) {
            readers.close();
        } catch (SQLException e) {
            throw faults.of(e);
        }
    }
}
