// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** Writers that queue up behind a slow one. */
class SharedCommitTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch queued = new CountDownLatch(1);
    private final AtomicInteger commits = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void makeTable() {
        database.change(handle -> {
            handle.execute("CREATE TABLE note (text TEXT NOT NULL UNIQUE)");
            handle.execute("CREATE TABLE line (note TEXT REFERENCES note (text) DEFERRABLE INITIALLY DEFERRED)");
        });
    }

    @Test
    void writersInAQueueShareOneCommit() throws Exception {
        List<FutureTask<String>> writes = queueUp(write("one"), write("two"), write("three"));

        for (FutureTask<String> write : writes) {
            assertThat(write.get(30, TimeUnit.SECONDS)).isEqualTo("written");
        }
        assertThat(notes()).containsExactly("first", "one", "two", "three");
        assertThat(commits).hasValue(1);
    }

    @Test
    void aWriteThatFailsTakesNoOtherDown() throws Exception {
        List<FutureTask<String>> writes = queueUp(
                write("one"),
                () -> database.write(handle -> {
                    add(handle, "half");
                    throw new IllegalArgumentException("on purpose");
                }),
                write("one"),
                write("two"));

        assertThat(writes.get(0).get(30, TimeUnit.SECONDS)).isEqualTo("written");
        assertThat(writes.get(1).get(30, TimeUnit.SECONDS)).isEqualTo("written");
        assertThatThrownBy(() -> writes.get(2).get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("on purpose");
        assertThatThrownBy(() -> writes.get(3).get(30, TimeUnit.SECONDS)).hasMessageContaining("UNIQUE");
        assertThat(writes.get(4).get(30, TimeUnit.SECONDS)).isEqualTo("written");
        assertThat(notes()).containsExactly("first", "one", "two");
    }

    @Test
    void everyWriteOfAGroupFailsWhenTheirCommitDoes() throws Exception {
        List<FutureTask<String>> writes = queueUp(
                write("one"),
                () -> database.write(handle -> {
                    handle.execute("INSERT INTO line VALUES ('of no note')");
                    return "written";
                }));

        for (FutureTask<String> write : writes) {
            assertThatThrownBy(() -> write.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseInstanceOf(SQLException.class);
        }
        assertThat(notes()).isEmpty();
        database.change(handle -> add(handle, "afterwards"));
        assertThat(notes()).containsExactly("afterwards");
    }

    @Test
    void everyWriteOfAGroupFailsWhenSqliteGivesUpTheirTransaction() throws Exception {
        List<FutureTask<String>> writes = queueUp(
                write("one"),
                () -> database.write(handle -> {
                    handle.execute("ROLLBACK"); // as SQLite does by itself when the disk is full
                    return "written";
                }),
                write("two"));

        for (FutureTask<String> write : writes.subList(0, 3)) {
            assertThatThrownBy(() -> write.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(writes.get(3).get(30, TimeUnit.SECONDS)).isEqualTo("written");
        assertThat(notes()).containsExactly("two");
    }

    @Test
    void anInterruptedWriterStillLearnsItsOutcomeAndStaysInterrupted() throws Exception {
        List<FutureTask<String>> writes = queueUp(
                () -> {
                    Thread.currentThread().interrupt();
                    String outcome = database.write(handle -> "written");
                    return outcome + " " + Thread.currentThread().isInterrupted();
                },
                write("two"));

        assertThat(writes.get(1).get(30, TimeUnit.SECONDS)).isEqualTo("written true");
    }

    @Test
    void manyWritersAllSucceed() throws Exception {
        List<FutureTask<Integer>> writes = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int number = writer;
            writes.add(start(() -> {
                for (int i = 0; i < 50; i++) {
                    String text = number + "-" + i;
                    database.change(handle -> add(handle, text));
                    assertThat(notes()).contains(text);
                }
                return 50;
            }));
        }

        for (FutureTask<Integer> write : writes) {
            assertThat(write.get(60, TimeUnit.SECONDS)).isEqualTo(50);
        }
        assertThat(notes()).hasSize(400);
    }

    /** Starts a write that waits until the others stand in the queue behind it, in their order. The first outcome is its own. */
    @SafeVarargs
    private List<FutureTask<String>> queueUp(Callable<String>... others) throws InterruptedException {
        List<FutureTask<String>> writes = new ArrayList<>();
        writes.add(start(() -> database.write(handle -> {
            handle.getConnection().unwrap(SQLiteConnection.class).addCommitListener(counting());
            add(handle, "first");
            firstRuns.countDown();
            assertThat(queued.await(30, TimeUnit.SECONDS)).isTrue();
            return "written";
        })));
        assertThat(firstRuns.await(30, TimeUnit.SECONDS)).isTrue();
        for (Callable<String> other : others) {
            writes.add(start(other));
            awaitWaiting(threads.get(threads.size() - 1));
        }
        queued.countDown();
        return writes;
    }

    private <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return task;
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("the writer waits for its turn").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private SQLiteCommitListener counting() {
        return new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                commits.incrementAndGet();
            }

            @Override
            public void onRollback() {}
        };
    }

    private Callable<String> write(String text) {
        return () -> database.write(handle -> {
            add(handle, text);
            return "written";
        });
    }

    private static void add(Handle handle, String text) {
        handle.execute("INSERT INTO note (text) VALUES (?)", text);
    }

    private List<String> notes() {
        return database.read(handle -> handle.createQuery("SELECT text FROM note ORDER BY rowid")
                .mapTo(String.class)
                .list());
    }
}
