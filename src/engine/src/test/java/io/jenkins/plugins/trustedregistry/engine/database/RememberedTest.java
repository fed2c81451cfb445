// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RememberedTest {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private final AtomicInteger reads = new AtomicInteger();
    private Remembered<String, Integer> remembered;

    @BeforeEach
    void makeTable() {
        database.change(handle -> handle.execute("CREATE TABLE number (value INTEGER NOT NULL)"));
        database.change(handle -> handle.execute("INSERT INTO number VALUES (0)"));
        remembered = new Remembered<>(database, 10);
    }

    private int value() {
        return remembered.get("value", this::read);
    }

    private int read() {
        reads.incrementAndGet();
        return database.read(handle -> handle.createQuery("SELECT value FROM number")
                .mapTo(Integer.class)
                .one());
    }

    private void add() {
        database.change(handle -> handle.execute("UPDATE number SET value = value + 1"));
    }

    @Test
    void readsOnceWhileNothingIsWritten() {
        assertThat(List.of(value(), value(), value())).containsOnly(0);

        assertThat(reads).hasValue(1);
    }

    @Test
    void readsAgainAfterAWrite() {
        value();
        add();

        assertThat(value()).isEqualTo(1);
    }

    @Test
    void aWriteAsideLeavesItAsItWas() {
        value();
        database.writeAside(handle -> handle.execute("CREATE TABLE other (value INTEGER)"));

        assertThat(value()).isZero();
        assertThat(reads).hasValue(1);
    }

    @Test
    void aWriteInsideOneAsideCounts() {
        value();
        database.writeAside(handle -> {
            add();
            return true;
        });

        assertThat(value()).isEqualTo(1);
    }

    @Test
    void insideAWriteItSeesWhatThatHasWritten() {
        value();

        database.change(handle -> {
            handle.execute("UPDATE number SET value = 7");
            assertThat(value()).isEqualTo(7);
        });
    }

    @Test
    void whatAWriteTookBackIsNotRemembered() {
        assertThatThrownBy(() -> database.change(handle -> {
                    handle.execute("UPDATE number SET value = 7");
                    value();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(value()).isZero();
    }

    @Test
    void insideAReadEverythingIsOfOneMoment() throws Exception {
        database.read(handle -> {
            assertThat(value()).isZero();
            Thread writer = new Thread(this::add);
            writer.start();
            writer.join();
            assertThat(value()).isZero();
            return true;
        });

        assertThat(value()).isEqualTo(1);
    }

    @Test
    void aReadThatThrowsIsAskedAgain() {
        assertThatThrownBy(() -> remembered.get("value", () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(value()).isZero();
    }

    @Test
    void holdsNoMoreThanItsWeight() {
        for (int i = 0; i < 100; i++) {
            remembered.get("value " + i, this::read);
        }
        reads.set(0);
        for (int i = 0; i < 100; i++) {
            remembered.get("value " + i, this::read);
        }

        assertThat(reads).hasValueGreaterThanOrEqualTo(90);
    }

    /** Whoever has written sees it, whatever others remember meanwhile. */
    @Test
    void nobodySeesLessThanTheyHaveWritten() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        AtomicInteger written = new AtomicInteger();
        for (int thread = 0; thread < 8; thread++) {
            boolean writes = thread % 4 == 0;
            all.add(threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    if (writes) {
                        add();
                        written.incrementAndGet();
                    }
                    int known = written.get();
                    assertThat(value()).isGreaterThanOrEqualTo(known);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        assertThat(value()).isEqualTo(600);
    }
}
