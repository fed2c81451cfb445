// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings as SARIF 2.1.0 (OASIS), for the code scanning pages of others: a rule for each vulnerability, a result for each finding. */
final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Report report;
    private final JsonGenerator json;
    private final String version;
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final List<Hit> firstOfRule = new ArrayList<>();

    private SarifReport(Report report, JsonGenerator json, String version) {
        this.report = report;
        this.json = json;
        this.version = version;
        for (Hit hit : report.hits()) {
            if (rules.putIfAbsent(hit.finding().id(), rules.size()) == null) {
                firstOfRule.add(hit);
            }
        }
    }

    /** @param version of the registry */
    static void write(Report report, JsonGenerator json, String version) throws IOException {
        new SarifReport(report, json, version).write();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", product());
        json.writeStringField(
                "version", report.by().isBuiltIn() ? version : report.by().version());
        json.writeArrayFieldStart("rules");
        for (Hit hit : firstOfRule) {
            rule(hit);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (Hit hit : report.hits()) {
            result(hit);
        }
        json.writeEndArray();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeObjectFieldStart("properties");
        json.writeStringField("image", report.name());
        json.writeStringField("digest", report.digest().toString());
        if (report.age().asOf().isPresent()) {
            json.writeStringField("dataAsOf", report.age().asOf().get().toString());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private String product() {
        return report.by().product().isEmpty()
                ? report.by().scanner().name()
                : report.by().product();
    }

    private void rule(Hit hit) throws IOException {
        var advisory = hit.finding().advisory();
        json.writeStartObject();
        json.writeStringField("id", advisory.id());
        text("shortDescription", advisory.summary().isEmpty() ? advisory.id() : advisory.summary());
        if (!advisory.references().isEmpty()) {
            json.writeStringField("helpUri", advisory.references().get(0).url());
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(hit.finding().severity()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("security-severity", String.format(Locale.ROOT, "%.1f", score(hit)));
        json.writeArrayFieldStart("tags");
        json.writeString("vulnerability");
        json.writeString("security");
        json.writeString(hit.finding().severity().toString());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(Hit hit) throws IOException {
        var finding = hit.finding();
        String mended = finding.fix()
                .first()
                .map(to -> " It is mended in " + to + ".")
                .orElse(" No version that mends it is known.");
        json.writeStartObject();
        json.writeStringField("ruleId", finding.id());
        json.writeNumberField("ruleIndex", rules.getOrDefault(finding.id(), -1));
        json.writeStringField("level", level(finding.severity()));
        text(
                "message",
                finding.affected().name() + " " + finding.affected().version() + " has " + finding.id() + "." + mended
                        + finding.undecided()
                                .map(why -> " It is not certain: " + why)
                                .orElse(""));
        json.writeArrayFieldStart("locations");
        location(hit);
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField(
                "vulnerabilityInPackage/v1",
                finding.affected().ecosystem() + "/" + finding.affected().name() + "/" + finding.id());
        json.writeEndObject();
        if (hit.suppression().isPresent()) {
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("justification", hit.suppression().get().reason());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void location(Hit hit) throws IOException {
        String path = hit.components().stream()
                .flatMap(component -> component.paths().stream())
                .findFirst()
                .orElse(hit.finding().affected().name());
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", UriPath.of(path));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", 1);
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("logicalLocations");
        for (var component : hit.components()) {
            json.writeStartObject();
            json.writeStringField("name", component.name());
            json.writeStringField("fullyQualifiedName", component.purl());
            json.writeStringField("kind", "module");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void text(String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, NEGLIGIBLE, UNKNOWN -> "note";
        };
    }

    /** What readers sort by; where nobody has computed one, the middle of its severity's range. */
    private static double score(Hit hit) {
        return hit.finding()
                .advisory()
                .rating()
                .score()
                .map(Cvss::score)
                .orElse(
                        switch (hit.finding().severity()) {
                            case CRITICAL -> 9.5;
                            case HIGH -> 8.0;
                            case MEDIUM -> 5.5;
                            case LOW -> 2.0;
                            case NEGLIGIBLE, UNKNOWN -> 0.0;
                        });
    }
}
