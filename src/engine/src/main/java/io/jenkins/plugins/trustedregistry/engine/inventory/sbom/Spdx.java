// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.sbom;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SPDX 2.3 as JSON: one package for the image, which contains one for each component. */
final class Spdx {
    private static final String NONE = "NOASSERTION";
    private static final String IMAGE = "SPDXRef-Image";

    private final JsonGenerator json;
    /** Words of licences that are on no list, and how they are referred to. */
    private final Map<String, String> words = new TreeMap<>();

    private Spdx(JsonGenerator json) {
        this.json = json;
    }

    static void write(Inventory inventory, Subject subject, JsonGenerator json) throws IOException {
        new Spdx(json).document(inventory, subject);
    }

    private void document(Inventory inventory, Subject subject) throws IOException {
        collect(inventory);
        json.writeStartObject();
        json.writeStringField("spdxVersion", "SPDX-2.3");
        json.writeStringField("dataLicense", "CC0-1.0");
        json.writeStringField("SPDXID", "SPDXRef-DOCUMENT");
        json.writeStringField("name", subject.name());
        json.writeStringField("documentNamespace", "urn:uuid:" + subject.identifier("spdx"));
        json.writeObjectFieldStart("creationInfo");
        json.writeStringField("created", subject.created().toString());
        strings("creators", List.of("Tool: trusted-registry"));
        if (!inventory.notScanned().isEmpty()) {
            json.writeStringField("comment", comment(inventory.notScanned()));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("packages");
        image(subject);
        for (int i = 0; i < inventory.components().size(); i++) {
            component(reference(i), inventory.components().get(i));
        }
        json.writeEndArray();
        extracted();
        json.writeArrayFieldStart("relationships");
        relationship("SPDXRef-DOCUMENT", "DESCRIBES", IMAGE);
        for (int i = 0; i < inventory.components().size(); i++) {
            relationship(IMAGE, "CONTAINS", reference(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String comment(List<NotScanned> notScanned) {
        StringBuilder text = new StringBuilder("Not scanned:");
        for (NotScanned each : notScanned) {
            text.append("\nlayer ").append(each.layer());
            text.append(each.path().isEmpty() ? "" : ", " + each.path())
                    .append(": ")
                    .append(each.detail());
        }
        return text.toString();
    }

    private static String reference(int index) {
        return "SPDXRef-Package-" + (index + 1);
    }

    private void image(Subject subject) throws IOException {
        json.writeStartObject();
        json.writeStringField("SPDXID", IMAGE);
        json.writeStringField("name", subject.name());
        json.writeStringField("versionInfo", subject.digest().toString());
        json.writeStringField("primaryPackagePurpose", "CONTAINER");
        json.writeStringField("downloadLocation", NONE);
        json.writeBooleanField("filesAnalyzed", false);
        json.writeArrayFieldStart("checksums");
        json.writeStartObject();
        json.writeStringField("algorithm", subject.digest().algorithm().name());
        json.writeStringField("checksumValue", subject.digest().hex());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void component(String reference, Component component) throws IOException {
        json.writeStartObject();
        json.writeStringField("SPDXID", reference);
        json.writeStringField("name", name(component));
        if (!component.version().isEmpty()) {
            json.writeStringField("versionInfo", component.version());
        }
        json.writeStringField("downloadLocation", NONE);
        json.writeBooleanField("filesAnalyzed", false);
        json.writeStringField("licenseConcluded", NONE);
        json.writeStringField("licenseDeclared", declared(component));
        json.writeStringField("copyrightText", NONE);
        json.writeStringField("sourceInfo", sourceInfo(component));
        json.writeArrayFieldStart("externalRefs");
        json.writeStartObject();
        json.writeStringField("referenceCategory", "PACKAGE-MANAGER");
        json.writeStringField("referenceType", "purl");
        json.writeStringField("referenceLocator", component.purl());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String name(Component component) {
        return switch (component.type()) {
            case "golang", "npm", "composer" ->
                component.namespace().isEmpty() ? component.name() : component.namespace() + "/" + component.name();
            case "maven" -> component.namespace() + ":" + component.name();
            default -> component.name();
        };
    }

    private static String sourceInfo(Component component) {
        String built = component
                .source()
                .map(source -> "; built from " + source.name() + " " + source.version())
                .orElse("");
        return "layer " + component.layer() + ": " + String.join(", ", component.paths()) + built;
    }

    private void collect(Inventory inventory) {
        inventory.components().stream()
                .flatMap(component -> component.licences().stream())
                .filter(word -> !Licences.isIdentifier(word))
                .sorted()
                .forEach(word -> words.computeIfAbsent(word, any -> "LicenseRef-" + (words.size() + 1)));
    }

    private String declared(Component component) {
        if (component.licences().isEmpty()) {
            return NONE;
        }
        return String.join(
                " AND ",
                component.licences().stream()
                        .map(word -> words.getOrDefault(word, word))
                        .toList());
    }

    private void extracted() throws IOException {
        if (words.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("hasExtractedLicensingInfos");
        for (Map.Entry<String, String> word : words.entrySet()) {
            json.writeStartObject();
            json.writeStringField("licenseId", word.getValue());
            json.writeStringField("name", word.getKey());
            json.writeStringField("extractedText", word.getKey());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void relationship(String from, String type, String to) throws IOException {
        json.writeStartObject();
        json.writeStringField("spdxElementId", from);
        json.writeStringField("relationshipType", type);
        json.writeStringField("relatedSpdxElement", to);
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
