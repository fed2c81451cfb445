// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.function.Function;

/** Reads a JSON string with the value's own {@code parse}. */
public final class Word<T> extends JsonDeserializer<T> {
    private final Class<T> type;
    private final Function<String, T> parse;

    public Word(Class<T> type, Function<String, T> parse) {
        this.type = type;
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = json.getText();
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw context.weirdStringException(text, type, "it is not well-formed");
        }
    }
}
