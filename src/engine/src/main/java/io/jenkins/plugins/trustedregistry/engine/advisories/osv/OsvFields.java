// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;

/** Steps through JSON. A field of another type than the schema says is a fault of the record; null is a field left out. */
final class OsvFields {
    private OsvFields() {}

    /** Each field of an object whose beginning was read; the reader stands on the field's value and reads all of it. */
    static void each(JsonParser parser, FieldReader reader) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (parser.currentToken() == null) {
                throw new OsvFormatException("It ends in the middle.");
            }
            String name = parser.currentName();
            parser.nextToken();
            reader.read(name);
        }
    }

    static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return "";
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(parser, "a text");
        }
        return parser.getText();
    }

    static void texts(JsonParser parser, Consumer<String> to) throws IOException {
        if (begins(parser)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                to.accept(text(parser));
            }
        }
    }

    /** Each object of a list, the reader being called when its beginning was read. */
    static void objects(JsonParser parser, ObjectReader reader) throws IOException {
        if (begins(parser)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw wrong(parser, "an object");
                }
                reader.read();
            }
        }
    }

    private static boolean begins(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(parser, "a list");
        }
        return true;
    }

    private static OsvFormatException wrong(JsonParser parser, String wanted) throws IOException {
        return new OsvFormatException("In '" + parser.currentName() + "' there must be " + wanted + ".");
    }

    /** Reads the value of a field. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name) throws IOException;
    }

    /** Reads an object. */
    @FunctionalInterface
    interface ObjectReader {
        void read() throws IOException;
    }
}
