// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store.packed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.inventory.Word;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The JSON of what is kept whole. The same value always gives the same text. */
public final class Documents {
    private static final TypeReference<List<ImageLayer>> LAYERS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Word<>(Instant.class, Instant::parse))
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new Word<>(LocalDate.class, LocalDate::parse)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Documents() {}

    /** What a finding keeps. */
    public record Told(Advisory advisory, Fix fix) {}

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records of texts and numbers: nothing can fail
        }
    }

    public static Told told(String json) {
        try {
            return JSON.readValue(json, Told.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What is kept of a finding is damaged", e);
        }
    }

    public static List<ImageLayer> layers(String json) {
        try {
            return JSON.readValue(json, LAYERS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What is kept of an image's layers is damaged", e);
        }
    }
}
