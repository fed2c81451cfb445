// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException.Reason;
import io.jenkins.plugins.trustedregistry.engine.storage.file.TestDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk of a real file system is full when SQLite writes down what a transaction did, which is at its end. */
class FullDiskTest {
    private static final int DISK = 48 << 20;
    private static final int LEFT = 256 << 10;
    private static final int ROWS = 500;
    private static final int ROW = 4000;

    @TempDir
    private Path folder;

    private final Random random = new Random(20261126);
    private TestDisk disk;
    private SqliteDatabase database;

    @BeforeEach
    void open() throws IOException {
        disk = TestDisk.inFile(folder.resolve("image"), DISK, folder.resolve("disk"));
        database = SqliteDatabase.open(disk.folder().resolve("metadata.db"));
        database.change(handle -> handle.execute("CREATE TABLE big (content BLOB)"));
    }

    @AfterEach
    void close() throws IOException {
        if (disk != null) {
            database.close();
            disk.close();
        }
    }

    @Test
    void aTransactionThatDoesNotFitIsNoneAndTheNextOneIsGood() throws Exception {
        add(1);
        Path ballast = fill();
        AtomicInteger inserted = new AtomicInteger();

        DatabaseException refusal = null;
        for (int i = 0; i < 40 && refusal == null; i++) { // until the log's own file has no room left in it
            inserted.set(0);
            refusal = catchThrowableOfType(
                    DatabaseException.class,
                    () -> database.change(handle -> {
                        insert(handle, ROWS);
                        inserted.set(ROWS);
                    }));
        }

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(Reason.FULL);
        assertThat(inserted).as("it was the end that failed").hasValue(ROWS);
        long kept = rows();
        assertThat((kept - 1) % ROWS).as("all of a transaction or nothing").isZero();

        Files.delete(ballast);
        add(ROWS);
        assertThat(rows()).isEqualTo(kept + ROWS);
        database.check();
    }

    /** Writers that queued up share the transaction that fails, and each of them learns it. */
    @Test
    void everyWriterOfATransactionThatDoesNotFitIsTold() throws Exception {
        add(1);
        fill();
        FutureTask<DatabaseException> one = start(this::refused);
        FutureTask<DatabaseException> two = start(this::refused);
        for (FutureTask<DatabaseException> each : List.of(one, two)) {
            assertThat(each.get(2, TimeUnit.MINUTES).reason()).isEqualTo(Reason.FULL);
        }
        assertThat((rows() - 1) % ROWS).isZero();
    }

    private DatabaseException refused() {
        while (true) {
            DatabaseException refusal = catchThrowableOfType(DatabaseException.class, () -> add(ROWS));
            if (refusal != null) {
                return refusal;
            }
        }
    }

    private static FutureTask<DatabaseException> start(Callable<DatabaseException> work) {
        FutureTask<DatabaseException> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private void add(int rows) {
        database.change(handle -> insert(handle, rows));
    }

    private void insert(Handle handle, int rows) {
        for (int i = 0; i < rows; i++) {
            byte[] content = new byte[ROW];
            random.nextBytes(content);
            handle.execute("INSERT INTO big VALUES (?)", content);
        }
    }

    private long rows() {
        return database.read(handle ->
                handle.createQuery("SELECT count(*) FROM big").mapTo(Long.class).one());
    }

    /** Takes all room but a little. */
    private Path fill() throws IOException {
        Path spoon = Files.write(disk.folder().resolve("spoon"), new byte[LEFT]);
        Path ballast = disk.folder().resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        Files.delete(spoon);
        return ballast;
    }
}
