// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads the JSON of a manifest token by token, so that what is not asked for costs no memory, and takes only what every client
 * reads alike: UTF-8, no name twice in an object, and no name that differs from an expected one in case only (Go programs read
 * "Layers" as "layers"). A value ends where the next one begins: whoever is given a field must read or skip all of its value.
 */
final class StrictJson implements AutoCloseable {
    private static final int DEEPEST = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final JsonParser parser;
    private final CharsetEncoder unicode = StandardCharsets.UTF_8.newEncoder();

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the one object that is all of the content. */
    static void read(byte[] content, Set<String> expected, RootField fields) {
        try (StrictJson json = open(content)) {
            json.parser.nextToken();
            json.object("it", expected, name -> fields.read(json, name));
            if (json.parser.nextToken() != null) {
                throw invalid("something follows the end of its JSON");
            }
        } catch (IOException e) {
            throw invalid("it is not well-formed JSON in UTF-8");
        }
    }

    private static StrictJson open(byte[] content) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder() // reports what is malformed, where String's constructor would replace it
                .decode(ByteBuffer.wrap(content))
                .toString();
        return new StrictJson(FACTORY.createParser(text));
    }

    /** Reads an object field by field; fields that are not expected are skipped. */
    void object(String what, Set<String> expected, Field fields) throws IOException {
        need(JsonToken.START_OBJECT, what, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (expected.contains(name)) {
                fields.read(name);
            } else {
                rejectLookAlike(name, expected);
                parser.skipChildren();
            }
        }
    }

    /** Reads an object whose names are free and whose values are strings. */
    void texts(String what, TextField fields) throws IOException {
        need(JsonToken.START_OBJECT, what, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = unicode(parser.currentName());
            parser.nextToken();
            fields.read(name, text("the value of '" + Shown.of(name) + "' in " + what));
        }
    }

    void list(String what, Element elements) throws IOException {
        need(JsonToken.START_ARRAY, what, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.read();
        }
    }

    String text(String what) throws IOException {
        need(JsonToken.VALUE_STRING, what, "a string");
        return unicode(parser.getText());
    }

    /** A whole number, neither negative nor larger than a long. */
    long size(String what) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < 0) {
            throw invalid(what + " is not a whole number of at least 0");
        }
        return parser.getLongValue();
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private void need(JsonToken token, String what, String kind) {
        if (parser.currentToken() != token) {
            throw invalid(what + " is not " + kind);
        }
    }

    /** JSON can spell half a character (a lone surrogate); no database and no answer could carry it. */
    private String unicode(String text) {
        if (!unicode.canEncode(text)) {
            throw invalid("a text in it is not valid Unicode");
        }
        return text;
    }

    private static void rejectLookAlike(String name, Set<String> expected) {
        for (String other : expected) {
            if (other.equalsIgnoreCase(name)) {
                throw invalid("its field '" + Shown.of(name) + "' must be spelled '" + other + "'");
            }
        }
    }

    static RegistryException invalid(String why) {
        return new RegistryException(
                ErrorCode.MANIFEST_INVALID,
                "The manifest was not accepted because " + why
                        + ". Correct it, or push it with the media type it really has.");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    @FunctionalInterface
    interface RootField {
        void read(StrictJson json, String name) throws IOException;
    }

    @FunctionalInterface
    interface Field {
        void read(String name) throws IOException;
    }

    @FunctionalInterface
    interface TextField {
        void read(String name, String value) throws IOException;
    }

    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }
}
