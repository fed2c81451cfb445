// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The keys of the settings whose values are secrets, by their names; wherever they stand. */
final class SecretKeys {
    static final Set<String> NAMES = Set.of("key", "password", "secret", "secretKey");

    private SecretKeys() {}

    /** Changes every secret in place. */
    static void replaceAll(JsonNode json, UnaryOperator<String> change) {
        if (json instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field ->
                            NAMES.contains(field.getKey()) && field.getValue().isTextual())
                    .toList()
                    .forEach(field -> object.put(
                            field.getKey(), change.apply(field.getValue().asText())));
        }
        json.forEach(value -> replaceAll(value, change));
    }
}
