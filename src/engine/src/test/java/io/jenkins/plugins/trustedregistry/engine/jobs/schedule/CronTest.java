// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cron expressions and the times they stand for. */
class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 2 * * *     | 2026-11-25T10:00:00Z | 2026-11-26T02:30:00Z
            */15 * * * *   | 2026-11-25T10:00:00Z | 2026-11-25T10:15:00Z
            0 0 1 1 *      | 2026-11-25T10:00:00Z | 2027-01-01T00:00:00Z
            0 3 * * 0      | 2026-11-25T10:00:00Z | 2026-11-29T03:00:00Z
            0 3 * * 7      | 2026-11-25T10:00:00Z | 2026-11-29T03:00:00Z
            0 0 29 2 *     | 2026-11-25T10:00:00Z | 2028-02-29T00:00:00Z
            30 1 * * *     | 2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z
            0 12 13 * 5    | 2026-11-25T10:00:00Z | 2026-11-27T12:00:00Z
            """)
    void saysWhenItIsNext(String expression, Instant after, Instant next) {
        assertThat(Cron.parse(expression).after(after)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "daily", "* * *", "60 0 * * *", "0 0 0 * *", "0 0 30 2 *", "0 30 2 * * *", "\u202e * * * *"})
    void refusesWhatIsNoneWithAnExample(String expression) {
        assertThatThrownBy(() -> Cron.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a cron expression")
                .hasMessageContaining("30 2 * * *");
    }

    @Test
    void aClockThatIsSetBackDoesNotSilenceASchedule() {
        TestClock clock = new TestClock(Instant.parse("2026-11-25T10:00:00Z"));
        Timetable timetable = new Timetable(clock);
        timetable.add("nightly", Cron.parse("0 12 * * *"));
        clock.advance(Duration.ofDays(400));
        assertThat(timetable.due()).extracting(Schedule::kind).containsExactly("nightly");

        clock.advance(Duration.ofDays(-400));
        assertThat(timetable.due()).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(timetable.due()).extracting(Schedule::kind).containsExactly("nightly");
        assertThat(timetable.due()).isEmpty();
    }
}
