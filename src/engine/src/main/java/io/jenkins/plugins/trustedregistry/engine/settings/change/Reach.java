// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of two settings' differences the running registry can take over at once, and which only when it is opened anew. */
public final class Reach {
    private static final Set<String> WHOLE =
            Set.of("general", "tls", "tokens", "bundles", "scrub", "pruning", "releases");
    /** Of these blocks only some keys. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "garbageCollection", Set.of("schedule", "maxMinutes", "staleUploadHours", "purgeFirst"),
            "scan", Set.of("onPush", "schedule", "cacheMegabytes"),
            "advisories", Set.of("schedule"));

    private Reach() {}

    /** The blocks that are not in force before the registry is opened anew; empty: all of it can be at once. */
    public static List<String> needsOpening(Settings inForce, Settings wanted) {
        return Blocks.names().stream()
                .filter(block -> !WHOLE.contains(block))
                .filter(block -> !rest(inForce, block).equals(rest(wanted, block)))
                .toList();
    }

    /** Without what can be taken over. */
    private static JsonNode rest(Settings settings, String block) {
        JsonNode value = Blocks.of(settings, block);
        if (value instanceof ObjectNode object) {
            return object.deepCopy().remove(KEYS.getOrDefault(block, Set.of()));
        }
        return value;
    }
}
