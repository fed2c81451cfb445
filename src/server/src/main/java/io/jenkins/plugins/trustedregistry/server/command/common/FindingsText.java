// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts of findings as people read them. */
public final class FindingsText {
    private FindingsText() {}

    /** {@code 2 critical, 5 high}. */
    public static String counts(JsonNode findings) {
        List<String> words = new ArrayList<>();
        findings.properties().forEach(each -> {
            if (each.getValue().asInt() > 0) {
                words.add(each.getValue().asInt() + " " + each.getKey());
            }
        });
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    /** The counts of an image's scan, or how far it is, where there are none. */
    public static String ofScan(JsonNode scan) {
        return scan.has("findings")
                ? counts(scan.get("findings"))
                : scan.path("state").asText();
    }

    /** The same items, each with a text of its own under a key. */
    public static List<JsonNode> with(List<JsonNode> items, String key, Function<JsonNode, String> text) {
        return items.stream()
                .map(item -> (JsonNode) ((ObjectNode) item.deepCopy()).put(key, text.apply(item)))
                .toList();
    }
}
