// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An OpenVEX document (openvex.dev, specification 0.2.0). */
record OpenVex(JsonNode root) {
    private static final Set<String> HARMLESS = Set.of("not_affected", "fixed");

    VexDocument document() {
        List<VexStatement> statements = new ArrayList<>();
        VexParser.requireFew(root.path("statements").size());
        for (JsonNode statement : root.path("statements")) {
            List<String> names = names(statement.path("vulnerability"));
            if (HARMLESS.contains(statement.path("status").asText()) && !names.isEmpty()) {
                statements.add(statement(statement, names));
            }
        }
        return new VexDocument(root.path("@id").asText(), root.path("author").asText(), "OpenVEX", statements);
    }

    private static VexStatement statement(JsonNode statement, List<String> names) {
        List<String> products = new ArrayList<>();
        List<String> components = new ArrayList<>();
        for (JsonNode product : statement.path("products")) {
            products.addAll(identifiers(product));
            for (JsonNode component : product.path("subcomponents")) {
                components.addAll(identifiers(component));
            }
        }
        return new VexStatement(
                names,
                statement.path("status").asText(),
                VexParser.sentence(
                        statement.path("justification").asText().replace('_', ' '),
                        statement.path("impact_statement").asText()),
                products,
                components);
    }

    private static List<String> names(JsonNode vulnerability) {
        List<String> names = new ArrayList<>(VexParser.texts(vulnerability));
        names.addAll(VexParser.texts(vulnerability.path("name")));
        names.addAll(VexParser.texts(vulnerability.path("aliases")));
        return names.stream().distinct().toList();
    }

    /** A package URL, a digest, or whatever else it is named by. */
    private static List<String> identifiers(JsonNode thing) {
        List<String> all = new ArrayList<>(VexParser.texts(thing));
        all.addAll(VexParser.texts(thing.path("@id")));
        all.addAll(VexParser.texts(thing.path("identifiers").path("purl")));
        JsonNode sha256 = thing.path("hashes").path("sha-256");
        if (sha256.isTextual()) {
            all.add("sha256:" + sha256.asText());
        }
        return all.stream().distinct().toList();
    }
}
