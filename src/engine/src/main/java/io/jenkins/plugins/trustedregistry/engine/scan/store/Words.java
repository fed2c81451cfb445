// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.function.Function;

/** Reads a JSON string with the value's own {@code parse}. */
final class Words<T> extends StdDeserializer<T> {
    private final transient Function<String, T> parse;

    Words(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        try {
            return parse.apply(json.getText());
        } catch (RuntimeException e) {
            throw context.weirdStringException(json.getText(), _valueClass, String.valueOf(e.getMessage()));
        }
    }
}
