// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    private final TestClock clock = new TestClock(TEN);
    private final Timetable timetable = new Timetable(clock);

    @BeforeEach
    void fill() {
        timetable.add("nightly", Cron.parse("30 2 * * *"));
        timetable.add("hourly", Cron.parse("15 * * * *"));
    }

    @Test
    void runsAKindOnceForAllTheTimesThatAJumpForwardSkipped() {
        clock.advance(Duration.ofDays(40));

        assertThat(timetable.due()).extracting(Schedule::kind).containsExactly("hourly", "nightly");
        assertThat(timetable.due()).isEmpty();
        assertThat(timetable.isDue()).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(timetable.due()).extracting(Schedule::kind).containsExactly("hourly");
    }

    @Test
    void waitsForNoTimeOfTheFutureThatTheClockCameBackFrom() {
        clock.advance(Duration.ofDays(40));
        timetable.due();
        clock.advance(Duration.ofDays(-40));

        assertThat(timetable.due()).isEmpty();
        assertThat(next("hourly")).isEqualTo(Instant.parse("2026-11-25T10:15:00Z"));
        assertThat(next("nightly")).isEqualTo(Instant.parse("2026-11-26T02:30:00Z"));
    }

    @Test
    void runsNothingBecauseTheClockWasSetBack() {
        clock.advance(Duration.ofHours(17)); // three at night
        assertThat(timetable.due()).extracting(Schedule::kind).containsExactly("hourly", "nightly");

        clock.advance(Duration.ofHours(-1));

        assertThat(timetable.due()).isEmpty();
        clock.advance(Duration.ofMinutes(30));
        assertThat(timetable.due())
                .extracting(Schedule::kind)
                .as("half past two comes again, an hour later")
                .containsExactly("hourly", "nightly");
    }

    @Test
    void aKindRunsWithEachOfItsParametersAtATimeOfItsOwn() {
        Map<String, String> first = Map.of("mirror", "a");
        Map<String, String> second = Map.of("mirror", "b");
        timetable.set("hourly", Map.of(first, Cron.parse("5 * * * *"), second, Cron.parse("20 * * * *")));

        clock.advance(Duration.ofMinutes(10));
        assertThat(timetable.due()).extracting(Schedule::parameters).containsExactly(first);

        timetable.set("hourly", Map.of(second, Cron.parse("20 * * * *")));
        clock.advance(Duration.ofMinutes(55));
        assertThat(timetable.due()).extracting(Schedule::parameters).containsExactly(second);
        assertThat(next("nightly")).isEqualTo(Instant.parse("2026-11-26T02:30:00Z"));
    }

    private Instant next(String kind) {
        return timetable.schedules().stream()
                .filter(each -> each.kind().equals(kind))
                .map(Schedule::next)
                .findFirst()
                .orElseThrow();
    }
}
