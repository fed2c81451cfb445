// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettledClockTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private Instant wall = NOON;
    private long nanos = Long.MAX_VALUE - 5; // nanoTime may overflow
    private final SettledClock clock = new SettledClock(() -> wall, () -> nanos);

    /** Time passes, on both clocks. */
    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    private void jump(Duration distance) {
        wall = wall.plus(distance);
    }

    @Test
    void saysWhatTheWallClockSays() {
        assertThat(clock.instant()).isEqualTo(NOON);
        pass(Duration.ofDays(400));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(400)));
    }

    @Test
    void goesOnAsBeforeWhenTheWallClockJumpsForward() {
        jump(Duration.ofDays(30));
        assertThat(clock.instant()).isEqualTo(NOON);
        pass(Duration.ofHours(23));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(23)));
    }

    @Test
    void believesAJumpThatStandsForADay() {
        jump(Duration.ofDays(30));
        clock.instant();
        pass(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(31)));
        pass(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void forgetsAJumpThatIsPutRight() {
        jump(Duration.ofDays(30));
        clock.instant();
        pass(Duration.ofHours(23));
        jump(Duration.ofDays(-30));
        assertThat(clock.instant()).isEqualTo(wall);

        jump(Duration.ofDays(30));
        pass(Duration.ofHours(23));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(46)));
    }

    @Test
    void isSetBackWithTheWallClockAndForwardAgain() {
        jump(Duration.ofDays(-30));
        assertThat(clock.instant()).isEqualTo(wall);
        pass(Duration.ofHours(1));
        jump(Duration.ofDays(30));
        assertThat(clock.instant()).as("it is right again").isEqualTo(wall);
    }

    @Test
    void followsAClockThatIsAdjustedALittle() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofHours(1));
            jump(Duration.ofMinutes(i % 2 == 0 ? 2 : -2));
            assertThat(clock.instant()).isEqualTo(wall);
        }
    }
}
