// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.sbom;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import java.io.IOException;

/** CycloneDX 1.6 as JSON. What it has no field for is a property whose name begins with {@code trusted-registry:}. */
final class CycloneDx {
    private static final String OURS = "trusted-registry:";

    private final JsonGenerator json;

    private CycloneDx(JsonGenerator json) {
        this.json = json;
    }

    static void write(Inventory inventory, Subject subject, JsonGenerator json) throws IOException {
        new CycloneDx(json).document(inventory, subject);
    }

    private void document(Inventory inventory, Subject subject) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.writeStringField("bomFormat", "CycloneDX");
        json.writeStringField("specVersion", "1.6");
        json.writeStringField("serialNumber", "urn:uuid:" + subject.identifier("cyclonedx"));
        json.writeNumberField("version", 1);
        metadata(inventory, subject);
        json.writeArrayFieldStart("components");
        if (inventory.distribution().isPresent()) {
            distribution(inventory.distribution().get());
        }
        for (Component component : inventory.components()) {
            component(component);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("compositions");
        json.writeStartObject();
        json.writeStringField("aggregate", inventory.notScanned().isEmpty() ? "unknown" : "incomplete");
        json.writeArrayFieldStart("assemblies");
        json.writeString(subject.digest().toString());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void metadata(Inventory inventory, Subject subject) throws IOException {
        json.writeObjectFieldStart("metadata");
        json.writeStringField("timestamp", subject.created().toString());
        json.writeObjectFieldStart("tools");
        json.writeArrayFieldStart("components");
        json.writeStartObject();
        json.writeStringField("type", "application");
        json.writeStringField("name", "trusted-registry");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("component");
        json.writeStringField("type", "container");
        json.writeStringField("bom-ref", subject.digest().toString());
        json.writeStringField("name", subject.name());
        json.writeStringField("version", subject.digest().toString());
        json.writeEndObject();
        if (!inventory.notScanned().isEmpty()) {
            json.writeArrayFieldStart("properties");
            for (NotScanned each : inventory.notScanned()) {
                property(
                        "not-scanned",
                        "layer " + each.layer() + (each.path().isEmpty() ? "" : ", " + each.path()) + ": "
                                + each.detail());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void distribution(Distribution system) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "operating-system");
        json.writeStringField("bom-ref", "os:" + system.id());
        json.writeStringField("name", system.id());
        text("version", system.versionId());
        text("description", system.prettyName());
        json.writeEndObject();
    }

    private void component(Component component) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "library");
        json.writeStringField("bom-ref", component.purl());
        text("group", component.namespace());
        json.writeStringField("name", component.name());
        text("version", component.version());
        licences(component);
        json.writeStringField("purl", component.purl());
        evidence(component);
        json.writeArrayFieldStart("properties");
        property("layer", Integer.toString(component.layer()));
        if (component.ownedBy().isPresent()) {
            property("owned-by", component.ownedBy().get());
        }
        if (component.source().isPresent()) {
            property("source-name", component.source().get().name());
            property("source-version", component.source().get().version());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void licences(Component component) throws IOException {
        if (component.licences().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("licenses");
        for (String word : component.licences()) {
            json.writeStartObject();
            json.writeObjectFieldStart("license");
            json.writeStringField(Licences.isIdentifier(word) ? "id" : "name", word);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void evidence(Component component) throws IOException {
        json.writeObjectFieldStart("evidence");
        json.writeArrayFieldStart("occurrences");
        for (String path : component.paths()) {
            json.writeStartObject();
            json.writeStringField("location", path);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void property(String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", OURS + name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
