// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The formats a report can be had in. */
public enum ReportFormat {
    /** The report's head as the API gives it, with all its {@code components} and {@code vulnerabilities}. */
    JSON("application/json", "json", (report, out, version) -> json(report, out)),
    CSV("text/csv; charset=utf-8", "csv", (report, out, version) -> CsvReport.write(report, out)),
    SARIF(
            "application/sarif+json",
            "sarif",
            (report, out, version) -> generated(out, json -> SarifReport.write(report, json, version))),
    VEX(
            "application/vnd.cyclonedx+json",
            "vex.json",
            (report, out, version) -> generated(out, json -> VexReport.write(report, json, version))),
    OPENVEX(
            "application/json",
            "openvex.json",
            (report, out, version) -> generated(out, json -> OpenVexReport.write(report, json, version)));

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private final String contentType;
    private final String extension;
    private final Form form;

    ReportFormat(String contentType, String extension, Form form) {
        this.contentType = contentType;
        this.extension = extension;
        this.form = form;
    }

    /** Empty when there is no such format. */
    public static Optional<ReportFormat> parse(String text) {
        for (ReportFormat format : values()) {
            if (format.toString().equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    public String contentType() {
        return contentType;
    }

    /** Of a file that holds it, without a dot. */
    public String extension() {
        return extension;
    }

    /**
     * Writes a report; the stream stays open.
     *
     * @param version of the registry
     */
    public void write(Report report, OutputStream out, String version) throws IOException {
        form.write(report, out, version);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private interface Form {
        void write(Report report, OutputStream out, String version) throws IOException;
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static void generated(OutputStream out, Writing writing) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.disable(StreamWriteFeature.AUTO_CLOSE_TARGET.mappedFeature());
            writing.to(json);
        }
    }

    private static void json(Report report, OutputStream out) throws IOException {
        generated(out, json -> {
            json.writeStartObject();
            json.writePOJOField("report", ReportView.of(report));
            json.writeArrayFieldStart("vulnerabilities");
            for (Hit hit : report.hits()) {
                json.writePOJO(FindingView.of(hit, report));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("components");
            for (ComponentView component : ComponentView.of(report)) {
                json.writePOJO(component);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
