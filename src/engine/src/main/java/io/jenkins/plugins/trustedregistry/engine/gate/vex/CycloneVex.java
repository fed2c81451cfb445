// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vulnerabilities of a CycloneDX document (specification 1.4 and later), with what was found out about each. */
record CycloneVex(JsonNode root) {
    private static final Set<String> HARMLESS =
            Set.of("not_affected", "resolved", "resolved_with_pedigree", "false_positive");

    VexDocument document() {
        VexParser.requireFew(root.path("vulnerabilities").size());
        Map<String, String> purls = purls();
        String product = root.path("metadata").path("component").path("purl").asText();
        List<VexStatement> statements = new ArrayList<>();
        for (JsonNode vulnerability : root.path("vulnerabilities")) {
            JsonNode analysis = vulnerability.path("analysis");
            if (HARMLESS.contains(analysis.path("state").asText())
                    && vulnerability.path("id").isTextual()) {
                statements.add(new VexStatement(
                        names(vulnerability),
                        analysis.path("state").asText(),
                        VexParser.sentence(
                                analysis.path("justification").asText().replace('_', ' '),
                                analysis.path("detail").asText()),
                        product.isEmpty() ? List.of() : List.of(product),
                        affected(vulnerability, purls, product)));
            }
        }
        return new VexDocument(
                root.path("serialNumber").asText(), author(root.path("metadata")), "CycloneDX", statements);
    }

    private static String author(JsonNode metadata) {
        String supplier = metadata.path("supplier").path("name").asText();
        return supplier.isEmpty()
                ? metadata.path("authors").path(0).path("name").asText()
                : supplier;
    }

    private static List<String> names(JsonNode vulnerability) {
        List<String> names = new ArrayList<>(VexParser.texts(vulnerability.path("id")));
        for (JsonNode reference : vulnerability.path("references")) {
            names.addAll(VexParser.texts(reference.path("id")));
        }
        return names.stream().distinct().toList();
    }

    /** What it is about: a bom-ref, a link to one of another document, or a package URL; of the product as a whole nothing. */
    private static List<String> affected(JsonNode vulnerability, Map<String, String> purls, String product) {
        List<String> all = new ArrayList<>();
        for (JsonNode affected : vulnerability.path("affects")) {
            String reference = affected.path("ref").asText();
            String local = reference.contains("#") ? reference.substring(reference.indexOf('#') + 1) : reference;
            all.add(purls.getOrDefault(local, local));
        }
        return all.contains(product) ? List.of() : all;
    }

    private Map<String, String> purls() {
        Map<String, String> purls = new HashMap<>();
        collect(root.path("metadata").path("component"), purls);
        root.path("components").forEach(each -> collect(each, purls));
        return purls;
    }

    private static void collect(JsonNode component, Map<String, String> purls) {
        if (component.path("bom-ref").isTextual() && component.path("purl").isTextual()) {
            purls.put(component.path("bom-ref").asText(), component.path("purl").asText());
        }
        component.path("components").forEach(each -> collect(each, purls));
    }
}
