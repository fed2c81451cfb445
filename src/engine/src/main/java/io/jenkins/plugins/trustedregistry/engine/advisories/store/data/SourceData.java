// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the data of a source came from.
 *
 * @param source its name: an ecosystem's base ({@code Debian}), or one of {@link Sources}
 * @param origin the mirror's address without secrets, or the uploaded file's name
 * @param validator what makes the next download conditional: the mirror's ETag, else its Last-Modified; empty of an upload
 * @param asOf when this state was published
 * @param imported when it was imported
 * @param entries how many records it holds
 * @param withdrawn how many records were left out because they were withdrawn
 * @param rejected how many records could not be read
 */
public record SourceData(
        String source,
        String origin,
        String validator,
        Instant asOf,
        Instant imported,
        long entries,
        long withdrawn,
        long rejected) {
    /** Of the tables and of what is packed in them. */
    static final String FORMAT = "2";
    /** Those that can be read; files with another one are imported anew. The first one has a row for each mention of a package. */
    private static final Set<String> READABLE = Set.of("1", FORMAT);

    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("format", FORMAT);
        values.put("source", source);
        values.put("origin", origin);
        values.put("validator", validator);
        values.put("asOf", Long.toString(asOf.toEpochMilli()));
        values.put("imported", Long.toString(imported.toEpochMilli()));
        values.put("entries", Long.toString(entries));
        values.put("withdrawn", Long.toString(withdrawn));
        values.put("rejected", Long.toString(rejected));
        return values;
    }

    /** Empty when the values are of another format. */
    public static Optional<SourceData> of(Map<String, String> values) {
        if (!READABLE.contains(text(values, "format"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SourceData(
                    text(values, "source"),
                    text(values, "origin"),
                    text(values, "validator"),
                    Instant.ofEpochMilli(number(values, "asOf")),
                    Instant.ofEpochMilli(number(values, "imported")),
                    number(values, "entries"),
                    number(values, "withdrawn"),
                    number(values, "rejected")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    private static long number(Map<String, String> values, String key) {
        return Long.parseLong(text(values, key));
    }
}
