// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which lines somebody wants to read.
 *
 * @param from the first instant
 * @param to the first instant that is not wanted any more
 * @param repository a name; one that ends in {@code /*} stands for everything below it
 * @param after only lines of a higher number, for whoever reads on
 * @param limit at most so many
 */
public record AuditQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> actor,
        Optional<String> repository,
        Optional<Outcome> outcome,
        long after,
        long limit) {
    public static final AuditQuery ALL = new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Long.MAX_VALUE);

    boolean mayBeIn(AuditFile file) {
        // A request may end a moment after midnight, and clocks are set: a day more on either side costs little.
        Instant begin = file.day().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = file.day().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        return to.map(begin::isBefore).orElse(true)
                && from.map(time -> time.isBefore(end)).orElse(true);
    }

    boolean matches(JsonNode line) {
        String time = line.path("time").asText();
        return from.map(first -> !Instant.parse(time).isBefore(first)).orElse(true)
                && to.map(end -> Instant.parse(time).isBefore(end)).orElse(true)
                && actor.map(name -> name.equals(line.path("actor").asText())
                                || name.equals(line.path("tried").asText()))
                        .orElse(true)
                && repository
                        .map(name -> covers(name, line.path("repository").asText()))
                        .orElse(true)
                && outcome.map(each ->
                                each.toString().equals(line.path("outcome").asText()))
                        .orElse(true);
    }

    private static boolean covers(String wanted, String name) {
        return wanted.endsWith("/*") ? name.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(name);
    }

    /** A day ({@code 2026-11-25}, its beginning in UTC) or an instant; empty when the text is neither. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.length() == "2026-11-25".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
