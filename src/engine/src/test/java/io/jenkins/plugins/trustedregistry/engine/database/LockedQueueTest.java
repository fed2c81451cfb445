// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Writers that queue up behind one that another process keeps from beginning. */
class LockedQueueTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final CountDownLatch firstTries = new CountDownLatch(1);
    private final CountDownLatch queued = new CountDownLatch(1);
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicBoolean locked = new AtomicBoolean(true);

    @Test
    void whoWaitedWhileTheFileWasLockedDoesNotWaitForItOnceMore() throws Exception {
        try (SharedCommit writer =
                new SharedCommit(new SqliteSession(lockable()), new SqliteFaults(Path.of("metadata.db")))) {
            Callable<String> write = () -> writer.write(handle -> "written", false);
            List<FutureTask<String>> writes = new ArrayList<>();
            writes.add(start(write));
            assertThat(firstTries.await(30, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 3; i++) {
                writes.add(startAndQueue(write));
            }
            queued.countDown();

            for (FutureTask<String> each : writes) {
                assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(SQLException.class);
            }
            assertThat(tries).hasValue(1);

            assertThatThrownBy(write::call).hasRootCauseInstanceOf(SQLException.class); // it came later, so it tries
            assertThat(tries).hasValue(2);
            locked.set(false);
            assertThat(write.call()).isEqualTo("written");
            assertThat(write.call()).isEqualTo("written");
        }
    }

    /** A connection that, while the file is locked, fails to begin once everybody else stands in the queue. */
    private Connection lockable() throws SQLException {
        Connection real = DriverManager.getConnection("jdbc:sqlite::memory:");
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && "BEGIN IMMEDIATE".equals(arguments[0])) {
                        begin();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void begin() throws SQLException, InterruptedException {
        tries.incrementAndGet();
        if (locked.get()) {
            firstTries.countDown();
            assertThat(queued.await(30, TimeUnit.SECONDS)).isTrue();
            throw new SQLException("[SQLITE_BUSY] The database file is locked");
        }
    }

    private static FutureTask<String> start(Callable<String> work) {
        FutureTask<String> task = new FutureTask<>(work);
        threadOf(task).start();
        return task;
    }

    private static FutureTask<String> startAndQueue(Callable<String> work) {
        FutureTask<String> task = new FutureTask<>(work);
        Thread thread = threadOf(task);
        thread.start();
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("the writer waits for its turn").isLessThan(end);
            Thread.onSpinWait();
        }
        return task;
    }

    private static Thread threadOf(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
