// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.List;

/** Finds places in a YAML text by key and index. */
final class YamlPosition {

    private YamlPosition() {}

    /** Moves to the value under the keys, skipping everything beside them; false when it is not there. */
    static boolean enter(JsonParser parser, List<String> keys) throws IOException {
        parser.nextToken();
        for (String key : keys) {
            if (!toField(parser, key)) {
                return false;
            }
        }
        return true;
    }

    /** The line of what the path names inside a block, or of the last thing on the way that is there. */
    static int line(JsonParser parser, List<String> block, List<JsonMappingException.Reference> path)
            throws IOException {
        enter(parser, block);
        int line = parser.currentTokenLocation().getLineNr();
        for (JsonMappingException.Reference step : path) {
            boolean found = step.getFieldName() == null
                    ? toElement(parser, step.getIndex())
                    : toField(parser, step.getFieldName());
            if (!found) {
                return line;
            }
            line = parser.currentTokenLocation().getLineNr();
        }
        return line;
    }

    private static boolean toField(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean toElement(JsonParser parser, int index) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        parser.nextToken();
        for (int i = 0; i < index && parser.currentToken() != JsonToken.END_ARRAY; i++) {
            parser.skipChildren();
            parser.nextToken();
        }
        return parser.currentToken() != JsonToken.END_ARRAY;
    }
}
