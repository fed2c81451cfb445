// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Counts of findings as people read them. */
public final class FindingsText {
    private static final Set<String> COUNTED = Set.of("scanned", "rescanning");

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

    /** The counts of an image's scan; where it has none that mean something, how far it is: zeros are no good news then. */
    public static String ofScan(JsonNode scan) {
        String state = scan.path("state").asText();
        return COUNTED.contains(state) ? counts(scan.path("findings")) : state;
    }

    /** The same items, each with a text of its own under a key. */
    public static List<JsonNode> with(List<JsonNode> items, String key, Function<JsonNode, String> text) {
        return items.stream()
                .map(item -> (JsonNode) ((ObjectNode) item.deepCopy()).put(key, text.apply(item)))
                .toList();
    }
}
