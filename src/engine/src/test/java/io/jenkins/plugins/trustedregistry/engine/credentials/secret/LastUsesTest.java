// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LastUsesTest {
    private final TestClock clock = new TestClock();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Map<String, Instant>> written = new ArrayList<>();

    @Test
    void writesNothingWhileTheRequestRuns() {
        LastUses uses = new LastUses(clock, later::add, written::add);

        uses.used("a");

        assertThat(written).isEmpty();
        later.remove().run();
        assertThat(written).containsExactly(Map.of("a", clock.instant()));
    }

    @Test
    void writesManyUsesInOneGo() {
        LastUses uses = new LastUses(clock, later::add, written::add);

        uses.used("a");
        uses.used("b");
        uses.used("a");

        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(written).containsExactly(Map.of("a", clock.instant(), "b", clock.instant()));
    }

    @Test
    void writesAUseAtMostOnceAMinute() {
        LastUses uses = new LastUses(clock, Runnable::run, written::add);

        uses.used("a");
        clock.advance(Duration.ofSeconds(59));
        uses.used("a");
        assertThat(written).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        uses.used("a");
        assertThat(written).hasSize(2);
    }

    @Test
    void goesOnAfterAFailedWrite() {
        boolean[] broken = {true};
        LastUses uses = new LastUses(clock, Runnable::run, batch -> {
            if (broken[0]) {
                throw new IllegalStateException("no database (this is part of a test)");
            }
            written.add(batch);
        });

        uses.used("a");
        broken[0] = false;
        uses.used("b");

        assertThat(written).containsExactly(Map.of("b", clock.instant()));
    }

    @Test
    void whatComesWhileClosingIsWrittenByTheLastWrite() {
        LastUses uses = new LastUses(
                clock,
                task -> {
                    throw new RejectedExecutionException();
                },
                written::add);

        uses.used("a");
        uses.write();

        assertThat(written).containsExactly(Map.of("a", clock.instant()));
    }

    @Test
    void memoryIsBounded() {
        LastUses uses = new LastUses(clock, Runnable::run, batch -> written.add(Map.of()));

        for (int i = 0; i < 30_000; i++) {
            uses.used("credential " + i);
        }

        assertThat(uses.remembered()).isLessThanOrEqualTo(10_000);
    }
}
