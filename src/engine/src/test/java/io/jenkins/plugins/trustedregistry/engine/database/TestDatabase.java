// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real, empty metadata database per test, in a folder that is gone afterwards: {@code @RegisterExtension final TestDatabase
 * database = new TestDatabase();}
 */
public final class TestDatabase implements Database, BeforeEachCallback, AfterEachCallback {
    private Path folder;
    private SqliteDatabase database;
    private long reopened;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("metadata");
        database = SqliteDatabase.open(file());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.close();
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    /** The database's file. */
    public Path file() {
        return folder.resolve("metadata.db");
    }

    /** Closes the database and opens its file again, as a restart does. */
    public void reopen() {
        database.close();
        reopened++;
        database = SqliteDatabase.open(file());
    }

    @Override
    public <T, X extends Exception> T writeAside(HandleCallback<T, X> work) throws X {
        return database.writeAside(work);
    }

    /** Another database after each {@link #reopen}. */
    @Override
    public OptionalLong version() {
        OptionalLong version = database.version();
        return version.isEmpty() ? version : OptionalLong.of(version.getAsLong() + (reopened << Integer.SIZE));
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return database.read(work);
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        return database.write(work);
    }

    @Override
    public <X extends Exception> void change(HandleConsumer<X> work) throws X {
        database.change(work);
    }

    @Override
    public void migrate(String location, String historyTable, ClassLoader loader) {
        database.migrate(location, historyTable, loader);
    }

    @Override
    public void close() {
        throw new UncheckedIOException(new IOException("The extension closes the test database after the test"));
    }
}
