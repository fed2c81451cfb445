// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The age of vulnerability data as sentences say it: the day, which stays true in a log, and how long ago that is.
 */
public final class DataWords {
    private DataWords() {}

    /** {@code vulnerability data of 2026-11-20, 3 days old}; {@code no vulnerability data}. */
    public static String of(Optional<Instant> asOf, Instant now) {
        return asOf.map(moment -> "vulnerability data of "
                        + moment.atZone(ZoneOffset.UTC).toLocalDate() + ", " + old(moment, now))
                .orElse("no vulnerability data");
    }

    /** The same as the end of a sentence: {@code , by vulnerability data of 2026-11-20, 3 days old}. */
    public static String clause(Optional<Instant> asOf, Instant now) {
        return (asOf.isPresent() ? ", by " : ", with ") + of(asOf, now);
    }

    /** {@code 3 days old}; {@code less than a day old}. */
    public static String old(Instant asOf, Instant now) {
        long days = Duration.between(asOf, now).toDays();
        if (days < 1) {
            return "less than a day old";
        }
        return days + (days == 1 ? " day old" : " days old");
    }
}
