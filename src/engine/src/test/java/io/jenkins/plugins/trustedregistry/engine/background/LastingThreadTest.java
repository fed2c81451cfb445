// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LastingThreadTest {

    @Test
    void beginsAnewWhateverItsWorkThrowsUntilItEndsByItself() throws InterruptedException {
        Queue<Throwable> thrown = new ArrayDeque<>(List.of(
                new IllegalStateException("a mistake"), new OutOfMemoryError("made up"), new StackOverflowError()));
        Thread thread = LastingThread.of(
                "registry-test",
                () -> {
                    Throwable next = thrown.poll();
                    if (next instanceof RuntimeException mistake) {
                        throw mistake;
                    }
                    if (next instanceof Error error) {
                        throw error;
                    }
                },
                0);

        thread.start();
        thread.join();

        assertThat(thrown).isEmpty();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("registry-test");
    }
}
