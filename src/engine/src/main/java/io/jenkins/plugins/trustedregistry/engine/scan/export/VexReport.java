// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Findings as CycloneDX 1.6 VEX: each vulnerability with the components it affects and what is known of it here. Nobody looked yet:
 * {@code in_triage}; suppressed: what whoever answers for it said.
 */
final class VexReport {
    private final Report report;
    private final JsonGenerator json;
    private final String version;

    private VexReport(Report report, JsonGenerator json, String version) {
        this.report = report;
        this.json = json;
        this.version = version;
    }

    static void write(Report report, JsonGenerator json, String version) throws IOException {
        new VexReport(report, json, version).write();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("bomFormat", "CycloneDX");
        json.writeStringField("specVersion", "1.6");
        json.writeStringField("serialNumber", "urn:uuid:" + identifier());
        json.writeNumberField("version", 1);
        json.writeObjectFieldStart("metadata");
        json.writeStringField("timestamp", report.scannedAt().toString());
        json.writeObjectFieldStart("tools");
        json.writeArrayFieldStart("components");
        json.writeStartObject();
        json.writeStringField("type", "application");
        json.writeStringField("name", "Trusted Registry");
        json.writeStringField("version", version);
        json.writeEndObject();
        if (!report.by().isBuiltIn()) {
            json.writeStartObject();
            json.writeStringField("type", "application");
            json.writeStringField(
                    "name", report.by().scanner().name() + " (" + report.by().product() + ")");
            json.writeStringField("version", report.by().version());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("component");
        json.writeStringField("type", "container");
        json.writeStringField("bom-ref", report.name());
        json.writeStringField("name", report.name());
        json.writeStringField("version", report.digest().toString());
        json.writeEndObject();
        dataAge();
        json.writeEndObject();
        components();
        vulnerabilities();
        json.writeEndObject();
    }

    /** CycloneDX knows no field for it. */
    private void dataAge() throws IOException {
        if (report.age().asOf().isPresent()) {
            json.writeArrayFieldStart("properties");
            json.writeStartObject();
            json.writeStringField("name", "trusted-registry:dataAsOf");
            json.writeStringField("value", report.age().asOf().get().toString());
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private UUID identifier() {
        return UUID.nameUUIDFromBytes(("vex\n" + report.name() + "\n" + report.age() + "\n"
                        + report.hits().size())
                .getBytes(StandardCharsets.UTF_8));
    }

    private void components() throws IOException {
        Map<String, Component> affected = new LinkedHashMap<>();
        report.hits().forEach(hit -> hit.components().forEach(each -> affected.putIfAbsent(each.purl(), each)));
        json.writeArrayFieldStart("components");
        for (Component component : affected.values()) {
            json.writeStartObject();
            json.writeStringField("type", "library");
            json.writeStringField("bom-ref", component.purl());
            json.writeStringField("name", component.name());
            json.writeStringField("version", component.version());
            json.writeStringField("purl", component.purl());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void vulnerabilities() throws IOException {
        Map<String, List<Hit>> byId = new LinkedHashMap<>();
        report.hits()
                .forEach(hit -> byId.computeIfAbsent(hit.finding().id(), any -> new ArrayList<>())
                        .add(hit));
        json.writeArrayFieldStart("vulnerabilities");
        for (List<Hit> hits : byId.values()) {
            vulnerability(hits.get(0).finding().advisory(), hits);
        }
        json.writeEndArray();
    }

    private void vulnerability(Advisory advisory, List<Hit> hits) throws IOException {
        json.writeStartObject();
        json.writeStringField("bom-ref", "vulnerability:" + advisory.id());
        json.writeStringField("id", advisory.id());
        ratings(advisory);
        if (!advisory.summary().isEmpty()) {
            json.writeStringField("description", advisory.summary());
        }
        Set<String> fixes = new TreeSet<>();
        hits.forEach(hit -> hit.finding()
                .fix()
                .first()
                .ifPresent(to -> fixes.add("Update " + hit.finding().affected().name() + " to " + to + ".")));
        if (!fixes.isEmpty()) {
            json.writeStringField("recommendation", String.join(" ", fixes));
        }
        json.writeArrayFieldStart("advisories");
        for (Reference reference : advisory.references()) {
            json.writeStartObject();
            json.writeStringField("url", reference.url());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (advisory.published().isPresent()) {
            json.writeStringField("published", advisory.published().get().toString());
        }
        analysis(hits.get(0));
        affects(hits);
        json.writeEndObject();
    }

    private void ratings(Advisory advisory) throws IOException {
        json.writeArrayFieldStart("ratings");
        for (Cvss cvss : advisory.rating().cvss()) {
            json.writeStartObject();
            json.writeNumberField("score", cvss.score());
            json.writeStringField("method", method(cvss.version()));
            json.writeStringField("vector", cvss.vector());
            json.writeEndObject();
        }
        json.writeStartObject();
        json.writeStringField(
                "severity",
                switch (advisory.severity()) {
                    case NEGLIGIBLE -> "info";
                    default -> advisory.severity().toString();
                });
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String method(String version) {
        return switch (version) {
            case "4.0" -> "CVSSv4";
            case "3.1" -> "CVSSv31";
            case "3.0" -> "CVSSv3";
            case "2.0" -> "CVSSv2";
            default -> "other";
        };
    }

    private void analysis(Hit hit) throws IOException {
        json.writeObjectFieldStart("analysis");
        json.writeStringField(
                "state", hit.suppression().map(each -> state(each.status())).orElse("in_triage"));
        if (hit.suppression().isPresent()) {
            Suppression suppression = hit.suppression().get();
            json.writeStringField("detail", suppression.reason());
            if (suppression.status() == Suppression.Status.ACCEPTED) {
                json.writeArrayFieldStart("response");
                json.writeString("will_not_fix");
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static String state(Suppression.Status status) {
        return switch (status) {
            case NOT_AFFECTED -> "not_affected";
            case FALSE_POSITIVE -> "false_positive";
            case ACCEPTED -> "exploitable";
        };
    }

    private void affects(List<Hit> hits) throws IOException {
        Set<String> purls = new TreeSet<>();
        hits.forEach(hit -> hit.components().forEach(component -> purls.add(component.purl())));
        json.writeArrayFieldStart("affects");
        for (String purl : purls) {
            json.writeStartObject();
            json.writeStringField("ref", purl);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
