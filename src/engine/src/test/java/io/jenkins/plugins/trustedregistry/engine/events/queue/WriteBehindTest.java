// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Integer> written = new ArrayList<>();

    @Test
    void writesEverythingInOrderBeforeItIsClosed() {
        WriteBehind<Integer> queue = new WriteBehind<>("test", 10_000, written::addAll);
        IntStream.range(0, 5000).forEach(queue::offer);
        queue.close();

        assertThat(written)
                .containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
        assertThat(queue.offer(1)).isFalse();
        assertThat(queue.put(1)).isFalse();
    }

    @Test
    void keepsTheLastQuarterForWhatIsWorthWaitingFor() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (WriteBehind<Integer> queue = new WriteBehind<>(
                "test",
                8,
                batch -> {
                    busy.countDown();
                    goOn.await(20, TimeUnit.SECONDS);
                    written.addAll(batch);
                },
                Duration.ofMillis(50))) {
            queue.put(0);
            assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();

            List<Integer> taken =
                    IntStream.range(1, 20).filter(queue::offer).boxed().toList();
            List<Integer> put =
                    IntStream.range(20, 40).limit(3).filter(queue::put).boxed().toList();

            assertThat(taken).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(put).as("two places are left, then it waits in vain").containsExactly(20, 21);
            goOn.countDown();
            assertThat(queue.flush(SOON)).isTrue();
        }
        assertThat(written).containsExactly(0, 1, 2, 3, 4, 5, 6, 20, 21);
    }

    @Test
    void triesABatchAgainUntilItIsWritten() {
        AtomicInteger attempts = new AtomicInteger();
        WriteBehind<Integer> queue = new WriteBehind<>("test", 100, batch -> {
            switch (attempts.incrementAndGet()) {
                case 1 -> throw new IOException("a fault of the test");
                case 2 -> throw new OutOfMemoryError("made up by the test");
                default -> written.addAll(batch);
            }
        });
        queue.put(1);
        assertThat(queue.flush(SOON)).isTrue();

        assertThat(written).containsExactly(1);
        assertThat(queue.isFailing()).isFalse();
        queue.close();
    }

    @Test
    void keepsNobodyWaitingWhileWritingFails() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        WriteBehind<Integer> queue = new WriteBehind<>(
                "test",
                4,
                batch -> {
                    failed.countDown();
                    throw new IOException("a fault of the test");
                },
                Duration.ofMinutes(10));
        queue.put(0);
        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        while (!queue.isFailing()) {
            Thread.onSpinWait();
        }

        List<Integer> taken = IntStream.range(1, 10).filter(queue::put).boxed().toList();

        assertThat(taken).containsExactly(1, 2, 3, 4);
        assertThat(queue.size()).isEqualTo(5);
        queue.close();
        assertThat(queue.size()).as("said in the log, not silently").isEqualTo(5);
    }
}
