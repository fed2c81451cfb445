// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads JSON of strangers, with bounds. */
public final class Json {
    private static final int DEEPEST = 200;
    private static final int LONGEST_STRING = 1 << 20;
    /** Each takes some ten bytes of memory, however few it has in the file. */
    private static final long MOST_TOKENS = 600_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxStringLength(LONGEST_STRING)
                            .maxNameLength(LONGEST_STRING)
                            .build())
                    .build())
            .build();

    private Json() {}

    /** The document. Anything that is no JSON is damaged. */
    public static JsonNode read(byte[] content) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(withoutMark(content), 0, content.length);
            return node == null ? MAPPER.missingNode() : node;
        } catch (JsonProcessingException e) {
            throw NotScannableException.damaged(
                    "It is not JSON, nested too deeply, or has more than " + MOST_TOKENS + " parts.");
        }
    }

    /** The text of a field; empty when it is absent or no text. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    /** Windows' programs begin their files with a byte order mark. */
    private static byte[] withoutMark(byte[] content) {
        if (content.length > 3 && content[0] == (byte) 0xef && content[1] == (byte) 0xbb && content[2] == (byte) 0xbf) {
            content[0] = ' ';
            content[1] = ' ';
            content[2] = ' ';
        }
        return content;
    }
}
