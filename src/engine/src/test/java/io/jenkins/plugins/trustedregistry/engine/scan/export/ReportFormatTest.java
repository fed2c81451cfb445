// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.JsonSchemas;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Advisory;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Fix;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Rating;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Component LOG4J = new Component(
            "maven",
            "org.apache.logging.log4j",
            "log4j-core",
            "2.14.1",
            "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
            Optional.empty(),
            List.of("Apache-2.0"),
            1,
            List.of("opt/app with space.war!/WEB-INF/lib/log4j-core-2.14.1.jar"),
            Optional.empty());

    private static Advisory advisory(String id, String summary) {
        return new Advisory(
                id,
                List.of("GHSA-jfh8-c2jp-5v3q"),
                List.of("GHSA-jfh8-c2jp-5v3q"),
                summary,
                new Rating(
                        Severity.CRITICAL,
                        List.of(new Cvss("3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)),
                        "CRITICAL",
                        "GHSA-jfh8-c2jp-5v3q"),
                List.of(new Reference("ADVISORY", "https://nvd.nist.gov/vuln/detail/CVE-2021-44228")),
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.of(new KnownExploited(
                        LocalDate.parse("2021-12-10"), Optional.of(LocalDate.parse("2021-12-24")), true)),
                Optional.of(new ExploitForecast(0.97, 0.99)));
    }

    private static Hit hit(Advisory advisory, Optional<Suppression> suppression) {
        return new Hit(
                new Finding(
                        new PackageQuery("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1"),
                        advisory,
                        new Fix(List.of("2.15.0")),
                        Optional.empty(),
                        NOW,
                        Optional.of(NOW)),
                List.of(LOG4J),
                suppression);
    }

    private static Report report() {
        Suppression suppression = new Suppression(
                "1",
                "CVE-2021-45046",
                Suppression.Status.NOT_AFFECTED,
                "lookups are off",
                "nigel",
                NOW,
                Optional.empty());
        return new Report(
                "technology/test@" + Digest.of(new byte[0]),
                Digest.of(new byte[0]),
                "linux/amd64",
                "",
                NOW,
                1,
                List.of(
                        new ImageLayer("sha256:a", 1, "FROM scratch"),
                        new ImageLayer("sha256:b", 2, "COPY app.war /opt")),
                new Inventory(Optional.empty(), List.of(LOG4J), List.of()),
                List.of(
                        hit(advisory("CVE-2021-44228", "=cmd|' /C calc'!A0, \"quoted\""), Optional.empty()),
                        hit(advisory("CVE-2021-45046", ""), Optional.of(suppression))),
                List.of(),
                Map.of("npm", 3),
                new DataAge(List.of(new DataAge.Source("Maven", NOW, NOW, 5000))));
    }

    private static byte[] written(ReportFormat format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report(), out, "1.0");
        return out.toByteArray();
    }

    private static JsonNode json(ReportFormat format) throws Exception {
        return new JsonMapper().readTree(written(format));
    }

    @Test
    void vexIsValidCycloneDx() throws Exception {
        Path file = Files.createTempFile("vex", ".json");
        Files.write(file, written(ReportFormat.VEX));
        assertThat(new JsonParser().validate(file.toFile(), Version.VERSION_16)).isEmpty();
        Files.delete(file);
    }

    @Test
    void vexSaysWhatSomebodyAnswersFor() throws Exception {
        JsonNode vex = json(ReportFormat.VEX);

        assertThat(vex.at("/vulnerabilities/0/analysis/state").asText()).isEqualTo("in_triage");
        assertThat(vex.at("/vulnerabilities/0/recommendation").asText()).contains("to 2.15.0");
        assertThat(vex.at("/vulnerabilities/1/analysis/state").asText()).isEqualTo("not_affected");
        assertThat(vex.at("/vulnerabilities/1/analysis/detail").asText()).isEqualTo("lookups are off");
        assertThat(vex.at("/vulnerabilities/0/affects/0/ref").asText())
                .isEqualTo(vex.at("/components/0/bom-ref").asText());
    }

    @Test
    void sarifIsValid() throws Exception {
        assertThat(JsonSchemas.SARIF_2_1_0.faults(json(ReportFormat.SARIF))).isEmpty();

        ObjectNode broken = (ObjectNode) json(ReportFormat.SARIF);
        ((ObjectNode) broken.at("/runs/0/results/0")).put("level", "terrible");
        ((ObjectNode) broken.at("/runs/0/tool/driver")).remove("name");
        assertThat(JsonSchemas.SARIF_2_1_0.faults(broken))
                .as("the schema finds faults")
                .hasSize(2);
    }

    @Test
    void openVexSaysOfEachVulnerabilityHowThingsStand() throws Exception {
        JsonNode vex = json(ReportFormat.OPENVEX);

        assertThat(vex.get("@context").asText()).isEqualTo("https://openvex.dev/ns/v0.2.0");
        assertThat(vex.at("/statements/0/vulnerability/name").asText()).isEqualTo("CVE-2021-44228");
        assertThat(vex.at("/statements/0/status").asText()).isEqualTo("under_investigation");
        assertThat(vex.at("/statements/0/products/0/@id").asText())
                .isEqualTo("pkg:oci/test@sha256%3A" + Digest.of(new byte[0]).hex());
        assertThat(vex.at("/statements/0/products/0/subcomponents/0/@id").asText())
                .startsWith("pkg:maven/");
        assertThat(vex.at("/statements/1/status").asText()).isEqualTo("not_affected");
        assertThat(vex.at("/statements/1/impact_statement").asText()).isEqualTo("lookups are off");
    }

    @Test
    void sarifHasARuleForEachVulnerabilityAndAResultForEachFinding() throws Exception {
        JsonNode run = json(ReportFormat.SARIF).at("/runs/0");

        assertThat(run.at("/tool/driver/rules")).hasSize(2);
        assertThat(run.at("/tool/driver/rules/0/properties/security-severity").asText())
                .isEqualTo("10.0");
        assertThat(run.at("/results/0/level").asText()).isEqualTo("error");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("opt/app%20with%20space.war!/WEB-INF/lib/log4j-core-2.14.1.jar");
        assertThat(run.at("/results/1/suppressions/0/justification").asText()).isEqualTo("lookups are off");
    }

    @Test
    void csvIsHarmlessToSpreadsheets() throws Exception {
        String csv = new String(written(ReportFormat.CSV), StandardCharsets.UTF_8);

        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\"").contains("not-affected: lookups are off");
    }

    @Test
    void jsonIsTheWholeReport() throws Exception {
        JsonNode json = json(ReportFormat.JSON);

        assertThat(json.at("/report/findings/critical").asInt()).isEqualTo(1);
        assertThat(json.at("/report/suppressed").asInt()).isEqualTo(1);
        assertThat(json.at("/report/uncovered/npm").asInt()).isEqualTo(3);
        assertThat(json.at("/vulnerabilities/0/instruction").asText()).isEqualTo("COPY app.war /opt");
        assertThat(json.at("/vulnerabilities/0/knownExploited/since").asText()).isEqualTo("2021-12-10");
        assertThat(json.at("/vulnerabilities/0/exploitForecast/score").asDouble())
                .isEqualTo(0.97);
        assertThat(json.at("/components/0/vulnerabilities/0").asText()).isEqualTo("CVE-2021-44228");
        assertThat(json.at("/components/0/worst").asText()).isEqualTo("critical");
    }
}
