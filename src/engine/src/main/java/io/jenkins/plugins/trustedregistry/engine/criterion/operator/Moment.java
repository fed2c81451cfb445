// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as criteria write it: so long ago, or a fixed one. Times are in UTC; a month is one of the calendar. */
public sealed interface Moment {

    /** The time meant, seen from now. */
    Instant from(Instant now);

    /** So long before now: {@code 30 days ago}. */
    record Ago(int amount, Unit unit) implements Moment {
        private static final int MOST = 100_000;

        public Ago {
            if (amount < 1 || amount > MOST) {
                throw InvalidCriterion.because(amount + " " + unit + " is out of range: write 1 to " + MOST
                        + " hours, days, weeks or months.");
            }
        }

        @Override
        public Instant from(Instant now) {
            return now.atZone(ZoneOffset.UTC).minus(amount, unit.unit).toInstant();
        }

        @Override
        public String toString() {
            return amount + " " + unit + (amount == 1 ? "" : "s") + " ago";
        }
    }

    /** A fixed time: {@code 2026-11-01T00:00:00Z}. */
    record At(Instant time) implements Moment {
        @Override
        public Instant from(Instant now) {
            return time;
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    /** What times are counted in. */
    enum Unit {
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Pattern AGO = Pattern.compile("([0-9]{1,6})\\s*(h|hours?|d|days?|w|weeks?|months?)(?:\\s+ago)?");

    /** Reads {@code 30d}, {@code 30 days}, {@code 30 days ago}, {@code 2026-11-01}, {@code 2026-11-01T12:00:00Z}. */
    static Moment parse(String text) {
        Matcher ago = AGO.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (ago.matches()) {
            return new Ago(Integer.parseInt(ago.group(1)), unit(ago.group(2).charAt(0)));
        }
        try {
            return new At(
                    text.contains("T")
                            ? Instant.parse(text.strip())
                            : LocalDate.parse(text.strip())
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            throw InvalidCriterion.because("'" + Shown.of(text)
                    + "' is no time: write 12 hours, 30 days, 2 weeks or 6 months ago, or a time in UTC such as"
                    + " 2026-11-01T12:00:00Z.");
        }
    }

    private static Unit unit(char letter) {
        return switch (letter) {
            case 'h' -> Unit.HOUR;
            case 'd' -> Unit.DAY;
            case 'w' -> Unit.WEEK;
            default -> Unit.MONTH;
        };
    }
}
