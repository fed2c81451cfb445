// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.waiver;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as people write them: a day, which begins in UTC, or a moment. */
public final class Moments {
    private Moments() {}

    /** Empty for an empty text. */
    public static Optional<Instant> parse(String key, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text.strip())
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : Instant.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    key + " '" + Shown.of(text) + "' is not a time: write 2027-03-31, or 2027-03-31T12:00:00Z.", e);
        }
    }
}
