// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteDatabaseTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @BeforeEach
    void makeTable() {
        database.change(handle -> handle.execute("CREATE TABLE note (text TEXT NOT NULL UNIQUE)"));
    }

    @Test
    void aWriteIsSeenByReadsAfterIt() {
        database.change(handle -> add(handle, "one"));

        assertThat(notes()).containsExactly("one");
    }

    @Test
    void aWriteIsThereAfterARestart() {
        database.change(handle -> add(handle, "one"));

        database.reopen();

        assertThat(notes()).containsExactly("one");
    }

    @Test
    void nothingRemainsOfAWriteThatThrows() {
        assertThatThrownBy(() -> database.change(handle -> {
                    add(handle, "one");
                    throw new IOException("on purpose");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("on purpose");

        assertThat(notes()).isEmpty();
    }

    @Test
    void nothingIsSeenOfAWriteThatIsStillRunning() throws Exception {
        database.change(handle -> {
            add(handle, "one");
            assertThat(onAnotherThread(this::notes)).isEmpty();
        });
    }

    @Test
    void aReadInsideAWriteSeesWhatWasWritten() {
        database.change(handle -> {
            add(handle, "one");
            assertThat(notes()).containsExactly("one");
        });
    }

    @Test
    void aWriteInsideAWriteEndsWithTheOuterOne() {
        assertThatThrownBy(() -> database.change(outer -> {
                    database.change(inner -> add(inner, "one"));
                    throw new IOException("on purpose");
                }))
                .isInstanceOf(IOException.class);

        assertThat(notes()).isEmpty();
    }

    @Test
    void nothingRemainsOfAnInnerWriteThatThrowsWhenTheOuterOneGoesOn() {
        database.change(outer -> {
            add(outer, "one");
            assertThatThrownBy(() -> database.change(inner -> {
                        add(inner, "two");
                        throw new IOException("on purpose");
                    }))
                    .isInstanceOf(IOException.class);
            add(outer, "three");
        });

        assertThat(notes()).containsExactly("one", "three");
    }

    @Test
    void aReadSeesOneStateHoweverManyStatementsItRuns() throws Exception {
        List<Integer> counts = database.read(handle -> {
            int before = count(handle);
            onAnotherThread(() -> database.write(other -> add(other, "one")));
            return List.of(before, count(handle));
        });

        assertThat(counts).containsExactly(0, 0);
        assertThat(notes()).containsExactly("one");
    }

    @Test
    void readsInsideReadsNeedNoFurtherConnection() throws Exception {
        int many = 40;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Integer>> answers = java.util.stream.IntStream.range(0, many)
                    .mapToObj(
                            i -> threads.submit(() -> database.read(outer -> database.read(SqliteDatabaseTest::count))))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aReadMayNotChangeAnything() {
        assertThatThrownBy(() -> database.read(handle -> add(handle, "one"))).isInstanceOf(RuntimeException.class);

        assertThat(notes()).isEmpty();
    }

    @Test
    void aReadThatFailsLeavesItsConnectionUsable() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> database.read(handle -> handle.createQuery("SELECT nonsense FROM note")
                            .mapTo(String.class)
                            .list()))
                    .isInstanceOf(JdbiException.class);
        }

        assertThat(notes()).isEmpty();
    }

    @Test
    void aFaultOfTheStatementStaysWhatItIs() {
        database.change(handle -> add(handle, "one"));

        assertThatThrownBy(() -> database.change(handle -> add(handle, "one")))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("UNIQUE");
    }

    @Test
    void foreignKeysAreEnforced() {
        database.change(handle ->
                handle.execute("CREATE TABLE line (note TEXT NOT NULL REFERENCES note (text) ON DELETE CASCADE)"));

        assertThatThrownBy(() -> database.change(handle -> handle.execute("INSERT INTO line VALUES ('none')")))
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void theSameStatementMayRunInsideItself() {
        database.change(handle -> {
            add(handle, "one");
            add(handle, "two");
        });

        List<Integer> inner = database.read(handle -> handle.createQuery("SELECT text FROM note ORDER BY text")
                .map((row, context) -> handle.createQuery("SELECT text FROM note ORDER BY text")
                        .mapTo(String.class)
                        .list()
                        .size())
                .list());

        assertThat(inner).containsExactly(2, 2);
    }

    @Test
    void manyDifferentStatementsDoNotPileUp() {
        int total = database.read(handle -> {
            int sum = 0;
            for (int i = 0; i < 1000; i++) {
                sum += handle.createQuery("SELECT count(*) + " + i + " FROM note")
                        .mapTo(Integer.class)
                        .one();
            }
            return sum;
        });

        assertThat(total).isEqualTo(499_500);
    }

    @Test
    void aKeptStatementForgetsItsParameters() {
        database.change(handle -> handle.execute("CREATE TABLE pair (a TEXT, b TEXT)"));
        database.change(handle -> {
            for (String b : new String[] {"x", null}) {
                handle.createUpdate("INSERT INTO pair (a, b) VALUES (:a, :b)")
                        .bind("a", "a")
                        .bind("b", b)
                        .execute();
            }
        });

        List<String> stored =
                database.read(handle -> handle.createQuery("SELECT coalesce(b, 'none') FROM pair ORDER BY rowid")
                        .mapTo(String.class)
                        .list());
        assertThat(stored).containsExactly("x", "none");
    }

    @Test
    void closingWaitsForAReadThatRuns() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (SqliteDatabase own = SqliteDatabase.open(database.file().resolveSibling("own.db"))) {
            Future<Integer> read = threads.submit(() -> own.read(handle -> {
                reading.countDown();
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                return handle.createQuery("SELECT 7").mapTo(Integer.class).one();
            }));
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            Future<?> closing = threads.submit(own::close);
            goOn.countDown();

            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(7);
            closing.get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> own.read(handle -> 1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> own.write(handle -> 1)).isInstanceOf(IllegalStateException.class);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> notes() {
        return database.read(handle -> handle.createQuery("SELECT text FROM note ORDER BY rowid")
                .mapTo(String.class)
                .list());
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM note")
                .mapTo(Integer.class)
                .one();
    }

    private static int add(Handle handle, String text) {
        return handle.execute("INSERT INTO note (text) VALUES (?)", text);
    }

    private static <T> T onAnotherThread(java.util.concurrent.Callable<T> work) throws InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(work).get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            thread.shutdownNow();
        }
    }
}
