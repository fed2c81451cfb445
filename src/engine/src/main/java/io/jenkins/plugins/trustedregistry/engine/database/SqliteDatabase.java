// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file in WAL mode. Readers have a pool; the one writer has a connection of its own behind a lock, because SQLite
 * lets only one transaction write and waiting in Java is fairer and quicker than being told "busy".
 */
public final class SqliteDatabase implements Database {
    private static final String OWN_TABLES = "classpath:db/migration";
    private static final String OWN_HISTORY = "schema_history";
    private static final int READERS = 8;
    private static final Map<String, String> DIALECT =
            Map.of("identity", "INTEGER PRIMARY KEY", "text", "TEXT", "bytes", "BLOB");

    private final SQLiteDataSource source;
    private final HikariDataSource pool;
    private final Jdbi readers;
    private final Handle writer;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ThreadLocal<Optional<Handle>> current = ThreadLocal.withInitial(Optional::empty);

    private SqliteDatabase(SQLiteDataSource source) {
        this.source = source;
        HikariConfig config = new HikariConfig();
        config.setPoolName("registry-metadata");
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS);
        pool = new HikariDataSource(config);
        readers = Jdbi.create(pool);
        writer = Jdbi.create(source).open();
    }

    /** Opens the file, making it when it is missing, and brings the engine's tables up to date. */
    public static SqliteDatabase open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        migrate(source, OWN_TABLES, OWN_HISTORY, SqliteDatabase.class.getClassLoader());
        return new SqliteDatabase(source);
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        Optional<Handle> joined = current.get();
        return joined.isPresent() ? work.withHandle(joined.get()) : readers.withHandle(work);
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        Optional<Handle> joined = current.get();
        if (joined.isPresent()) {
            return work.withHandle(joined.get());
        }
        writing.lock();
        try {
            current.set(Optional.of(writer));
            return writer.inTransaction(work);
        } finally {
            current.remove();
            writing.unlock();
        }
    }

    @Override
    public void migrate(String location, String historyTable, ClassLoader loader) {
        writing.lock();
        try {
            migrate(source, location, historyTable, loader);
        } finally {
            writing.unlock();
        }
    }

    private static void migrate(SQLiteDataSource source, String location, String historyTable, ClassLoader loader) {
        Flyway.configure(loader)
                .dataSource(source)
                .locations(location)
                .table(historyTable)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(DIALECT)
                .load()
                .migrate();
    }

    @Override
    public void close() {
        writing.lock();
        try {
            writer.close();
            pool.close();
        } finally {
            writing.unlock();
        }
    }
}
