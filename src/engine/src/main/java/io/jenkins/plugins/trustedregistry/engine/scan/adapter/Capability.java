// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One thing a scanner can do.
 *
 * @param named whether it says what it is, as version 1.2 has it; else it is a search for vulnerabilities
 * @param consumes types of manifests it takes
 * @param produces types of reports it makes of them
 * @param bills formats of bills of materials, by their media types
 */
public record Capability(Kind kind, boolean named, Set<String> consumes, Set<MimeType> produces, Set<String> bills) {

    /** What it is that it can do. */
    public enum Kind {
        VULNERABILITY,
        SBOM,
        /** Something that this version of the registry does not know. */
        OTHER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Capability {
        consumes = Set.copyOf(consumes);
        produces = Set.copyOf(produces);
        bills = Set.copyOf(bills);
    }

    static Capability of(JsonNode json) {
        Set<String> consumes = texts(json.path("consumes_mime_types"));
        Set<MimeType> produces = new LinkedHashSet<>();
        texts(json.path("produces_mime_types")).forEach(text -> produces.add(new MimeType(text)));
        return new Capability(
                kind(json.path("type").asText("vulnerability")),
                json.hasNonNull("type"),
                consumes,
                produces,
                texts(json.path("additional_attributes").path("sbom_media_types")));
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "vulnerability" -> Kind.VULNERABILITY;
            case "sbom" -> Kind.SBOM;
            default -> Kind.OTHER;
        };
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
