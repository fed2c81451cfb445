// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.template;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A part of the time in a template, with the letters of Docker Trusted Registry, which are those of strftime. In English. */
enum TimeField {
    /** Monday. */
    A(pattern("EEEE")),
    /** Mon. */
    a(pattern("EEE")),
    /** The day of the week, 0 is Sunday. */
    w(time -> Integer.toString(time.getDayOfWeek().getValue() % 7)),
    /** The day of the month, 01 to 31. */
    d(pattern("dd")),
    /** January. */
    B(pattern("MMMM")),
    /** Jan. */
    b(pattern("MMM")),
    /** The month, 01 to 12. */
    m(pattern("MM")),
    /** 2026. */
    Y(pattern("yyyy")),
    /** 26. */
    y(pattern("yy")),
    /** The hour, 00 to 23. */
    H(pattern("HH")),
    /** The hour, 01 to 12. */
    I(pattern("hh")),
    /** AM or PM. */
    p(time -> time.getHour() < 12 ? "AM" : "PM"),
    /** The minute, 00 to 59. */
    M(pattern("mm")),
    /** The second, 00 to 59. */
    S(pattern("ss")),
    /** The microsecond, 000000 to 999999. */
    f(time -> String.format(Locale.ROOT, "%06d", time.get(ChronoField.MICRO_OF_SECOND))),
    /** UTC. What can't stand in a tag is a hyphen. */
    Z(time -> pattern("zzz").apply(time).replaceAll("[^A-Za-z0-9_.-]", "-")),
    /** The day of the year, 001 to 366. */
    j(pattern("DDD")),
    /** The week of the year, 00 to 53: the first Monday begins week 1. */
    W(time -> String.format(Locale.ROOT, "%02d", week(time)));

    private final Function<ZonedDateTime, String> part;

    TimeField(Function<ZonedDateTime, String> part) {
        this.part = part;
    }

    private static Function<ZonedDateTime, String> pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)::format;
    }

    private static int week(ZonedDateTime time) {
        ZonedDateTime monday =
                time.with(TemporalAdjusters.firstDayOfYear()).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
        int days = time.getDayOfYear() - monday.getDayOfYear();
        return days < 0 ? 0 : days / 7 + 1;
    }

    String of(ZonedDateTime time) {
        return part.apply(time);
    }

    static Optional<TimeField> of(char letter) {
        for (TimeField field : values()) {
            if (field.name().charAt(0) == letter) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    static String letters() {
        StringBuilder letters = new StringBuilder();
        for (TimeField field : values()) {
            letters.append(", ").append(field.name());
        }
        return letters.toString();
    }
}
