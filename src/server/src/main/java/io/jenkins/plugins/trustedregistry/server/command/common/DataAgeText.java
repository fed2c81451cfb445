// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataWords;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How old vulnerability data is, as people read it below a verdict or a count. */
public final class DataAgeText {
    private DataAgeText() {}

    /** {@code 3 days old}, of something that says {@code dataAsOf}; empty where it says nothing. */
    public static String old(JsonNode dated, Instant now) {
        return moment(dated.path("dataAsOf"))
                .map(asOf -> DataWords.old(asOf, now))
                .orElse("");
    }

    /** A sentence of something that says {@code dataAsOf} and {@code dataOld}. */
    public static String sentence(JsonNode dated, Instant now) {
        return ofMoment(dated.path("dataAsOf"), now)
                + (dated.path("dataOld").asBoolean() ? " An administrator of the registry should update it." : "");
    }

    /** The same of a moment alone. */
    public static String ofMoment(JsonNode asOf, Instant now) {
        return moment(asOf)
                .map(moment -> "Vulnerability data as of " + moment + ", " + DataWords.old(moment, now) + ".")
                .orElse("No vulnerability data was imported at all.");
    }

    private static Optional<Instant> moment(JsonNode asOf) {
        if (!asOf.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(asOf.textValue()));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // of a registry that writes it otherwise
        }
    }
}
