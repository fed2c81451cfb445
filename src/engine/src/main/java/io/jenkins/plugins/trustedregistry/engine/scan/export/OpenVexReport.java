// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Findings as OpenVEX 0.2.0: a statement for each vulnerability. Nobody looked yet: {@code under_investigation}; suppressed: what
 * whoever answers for it said.
 */
final class OpenVexReport {
    private final Report report;
    private final JsonGenerator json;
    private final String version;

    private OpenVexReport(Report report, JsonGenerator json, String version) {
        this.report = report;
        this.json = json;
        this.version = version;
    }

    static void write(Report report, JsonGenerator json, String version) throws IOException {
        new OpenVexReport(report, json, version).write();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("@context", "https://openvex.dev/ns/v0.2.0");
        json.writeStringField("@id", "urn:uuid:" + identifier());
        json.writeStringField("author", "Trusted Registry");
        json.writeStringField(
                "tooling",
                "Trusted Registry " + version
                        + report.age()
                                .asOf()
                                .map(moment -> ", vulnerability data as of " + moment)
                                .orElse(", without vulnerability data"));
        json.writeStringField("timestamp", report.scannedAt().toString());
        json.writeNumberField("version", 1);
        json.writeArrayFieldStart("statements");
        Map<String, List<Hit>> byVulnerability = new LinkedHashMap<>();
        report.hits()
                .forEach(hit -> byVulnerability
                        .computeIfAbsent(hit.finding().id(), any -> new ArrayList<>())
                        .add(hit));
        for (List<Hit> hits : byVulnerability.values()) {
            statement(hits);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private UUID identifier() {
        return UUID.nameUUIDFromBytes(("openvex\n" + report.name() + "\n" + report.age() + "\n" + report.hits())
                .getBytes(StandardCharsets.UTF_8));
    }

    private void statement(List<Hit> hits) throws IOException {
        Hit first = hits.get(0);
        json.writeStartObject();
        json.writeObjectFieldStart("vulnerability");
        json.writeStringField("name", first.finding().id());
        json.writeArrayFieldStart("aliases");
        for (String alias : first.finding().advisory().aliases()) {
            json.writeString(alias);
        }
        json.writeEndArray();
        json.writeEndObject();
        product(hits);
        status(first.suppression());
        json.writeEndObject();
    }

    private void product(List<Hit> hits) throws IOException {
        json.writeArrayFieldStart("products");
        json.writeStartObject();
        json.writeStringField("@id", purl());
        Set<String> purls = new TreeSet<>();
        hits.forEach(hit -> hit.components().forEach(component -> purls.add(component.purl())));
        json.writeArrayFieldStart("subcomponents");
        for (String each : purls) {
            json.writeStartObject();
            json.writeStringField("@id", each);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Of the image: its type {@code oci} has the last part of the name, and the digest for a version. */
    private String purl() {
        String name = report.name().replaceFirst("@.*", "").replaceFirst(":[^/]*$", "");
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return "pkg:oci/" + last.replaceAll("[^a-z0-9._-]", "-") + "@"
                + report.digest().toString().replace(":", "%3A");
    }

    private void status(Optional<Suppression> suppression) throws IOException {
        if (suppression.isEmpty()) {
            json.writeStringField("status", "under_investigation");
            return;
        }
        boolean affected = suppression.get().status() == Suppression.Status.ACCEPTED;
        json.writeStringField("status", affected ? "affected" : "not_affected");
        json.writeStringField(
                affected ? "action_statement" : "impact_statement",
                suppression.get().reason());
        json.writeStringField("timestamp", suppression.get().createdAt().toString());
    }
}
