// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.UncheckedIOException;

/**
 * Layer facts and inventories as JSON: one object with the names of the record's components, every one present. The same value
 * always gives the same text.
 */
public final class LayerFactsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(words())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private LayerFactsJson() {}

    public static String write(LayerFacts facts) {
        return json(facts);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the text is something else, or of a version that had other fields
     */
    public static LayerFacts read(String json) {
        return value(json, LayerFacts.class);
    }

    public static String writeInventory(Inventory inventory) {
        return json(inventory);
    }

    /**
     * Reads what {@link #writeInventory} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static Inventory readInventory(String json) {
        return value(json, Inventory.class);
    }

    /** The same out of a tree. */
    public static Inventory readInventory(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("This is no Inventory, as it is no object.");
        }
        try {
            return MAPPER.treeToValue(json, Inventory.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no Inventory of this version.", e);
        }
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records of strings, numbers and lists: nothing can fail
        }
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("These are no " + type.getSimpleName() + " of this version.", e);
        }
    }

    private static SimpleModule words() {
        return new SimpleModule()
                .addSerializer(Digest.class, ToStringSerializer.instance)
                .addDeserializer(Digest.class, new Word<>(Digest.class, Digest::parse))
                .addSerializer(PathSet.class, ToStringSerializer.instance)
                .addDeserializer(PathSet.class, new Word<>(PathSet.class, PathSet::parse));
    }
}
