// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads VEX documents: OpenVEX 0.2.0, and the vulnerabilities of a CycloneDX document with their analysis. */
public final class VexParser {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 20_000;

    private VexParser() {}

    /** @throws IllegalArgumentException with a sentence when it is neither, or damaged */
    public static VexDocument parse(byte[] content) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (IOException e) {
            throw new IllegalArgumentException("The document is not well-formed JSON.", e);
        }
        if (root != null && root.path("@context").asText().startsWith("https://openvex.dev/ns")) {
            return new OpenVex(root).document();
        }
        if (root != null && root.path("bomFormat").asText().equals("CycloneDX")) {
            return new CycloneVex(root).document();
        }
        throw new IllegalArgumentException(
                "The document is neither OpenVEX (@context: https://openvex.dev/ns) nor CycloneDX"
                        + " (bomFormat: CycloneDX).");
    }

    static void requireFew(int statements) {
        if (statements > MOST) {
            throw new IllegalArgumentException("The document has more than " + MOST + " statements.");
        }
    }

    /** Every text of a list, or the one text. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        for (JsonNode each : node) {
            if (each.isTextual()) {
                texts.add(each.asText());
            }
        }
        return texts;
    }

    /** Words with a full stop between, those that are there. */
    static String sentence(String... parts) {
        List<String> said = new ArrayList<>();
        for (String part : parts) {
            if (!part.isBlank()) {
                said.add(part.strip());
            }
        }
        return String.join(". ", said);
    }
}
