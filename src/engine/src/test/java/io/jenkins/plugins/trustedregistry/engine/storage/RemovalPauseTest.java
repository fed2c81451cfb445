// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RemovalPauseTest {
    private final RemovalPause pause = new RemovalPause();
    private final AtomicBoolean needed = new AtomicBoolean(true);

    @Test
    void nothingIsRemovedAsLongAsItIsNeeded() {
        pause.begin(needed::get);
        assertThat(pause.unlessPaused(() -> {})).isFalse();
        needed.set(false);
        assertThat(pause.unlessPaused(() -> {})).isTrue();
    }

    @Test
    void twoEndOneAfterTheOther() {
        pause.begin(needed::get);
        pause.begin(() -> true);
        needed.set(false);
        assertThat(pause.unlessPaused(() -> {})).isFalse();
    }

    @Test
    void waitsForARemovalUnderWay() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Boolean> removal = CompletableFuture.supplyAsync(() -> pause.unlessPaused(() -> {
            running.countDown();
            awaitQuietly(mayEnd);
        }));
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> pause.begin(needed::get));
        assertThat(begun.isDone()).isFalse();
        mayEnd.countDown();
        begun.get(30, TimeUnit.SECONDS);
        assertThat(removal.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pause.unlessPaused(() -> {})).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
