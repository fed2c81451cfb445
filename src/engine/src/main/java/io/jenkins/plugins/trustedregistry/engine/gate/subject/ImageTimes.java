// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When an image came about, as its config says (image-spec, config.md: {@code created}, {@code history}).
 *
 * @param built when it was built; empty: the config does not say, or gives a time before 1981, as reproducible builds do
 * @param base when its lowest layer was made, which is when its base image was, unless somebody flattened it
 */
public record ImageTimes(Optional<Instant> built, Optional<Instant> base) {
    public static final ImageTimes UNKNOWN = new ImageTimes(Optional.empty(), Optional.empty());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant EARLIEST = Instant.parse("1981-01-01T00:00:00Z");

    /** Of a config's bytes; one that is damaged says nothing. */
    public static ImageTimes of(byte[] config) {
        try {
            JsonNode root = JSON.readTree(config);
            return root == null ? UNKNOWN : new ImageTimes(time(root.path("created")), base(root.path("history")));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static Optional<Instant> base(JsonNode history) {
        for (JsonNode step : history) {
            if (!step.path("empty_layer").asBoolean()) {
                return time(step.path("created"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.asText()).toInstant()).filter(EARLIEST::isBefore);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
