// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an image's config says (image-spec, config.md), as far as reports need it. A config that is damaged says nothing.
 *
 * @param platform what it runs on
 * @param instructions the line of the build that made each layer, from the lowest; empty when the config does not say it of all
 */
record ImageConfig(Optional<Platform> platform, List<String> instructions) {
    static final ImageConfig NOTHING = new ImageConfig(Optional.empty(), List.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 2_000;

    ImageConfig {
        instructions = List.copyOf(instructions);
    }

    static ImageConfig parse(byte[] content) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (IOException e) {
            return NOTHING; // what is in the layers can be told without it
        }
        if (root == null || !root.isObject()) {
            return NOTHING;
        }
        return new ImageConfig(platform(root), instructions(root));
    }

    private static Optional<Platform> platform(JsonNode root) {
        String os = root.path("os").asText();
        String architecture = root.path("architecture").asText();
        return os.isEmpty() || architecture.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Platform(os, architecture, root.path("variant").asText()));
    }

    private static List<String> instructions(JsonNode root) {
        List<String> instructions = new ArrayList<>();
        for (JsonNode step : root.path("history")) {
            if (!step.path("empty_layer").asBoolean()) {
                String line = step.path("created_by").asText();
                String said = line.isEmpty() ? step.path("comment").asText() : line;
                instructions.add(said.length() > LONGEST ? said.substring(0, LONGEST) : said);
            }
        }
        return instructions;
    }

    /** The instruction that made the layer of this index among so many. */
    String instruction(int layer, int layers) {
        return instructions.size() == layers ? instructions.get(layer) : "";
    }
}
