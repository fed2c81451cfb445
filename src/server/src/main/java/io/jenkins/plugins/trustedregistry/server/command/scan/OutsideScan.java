// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.FindingsText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks into an image here, and asks the registry's advisories about what is in it. */
final class OutsideScan {
    @Mixin
    private OutsideLook look;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, csv, sarif, vex or openvex. Default: a table for people.")
    private @Nullable String format;

    @Mixin
    private OutputOption output;

    /** Of one of these images: that which was asked for. */
    void run(List<OutsideImage> images, ApiClient api, Printer printer, Instant now) throws IOException {
        ObjectNode found = look.found(images);
        ApiPath reports = ApiPath.of("scanning", "reports");
        if (format != null) {
            output.write(new ByteArrayInputStream(api.download(reports.query("format", format), found)), printer);
            return;
        }
        JsonNode report = api.post(reports, found);
        if (printer.isJson()) {
            printer.item(report);
            return;
        }
        List<JsonNode> findings = new ArrayList<>();
        report.path("vulnerabilities").forEach(findings::add);
        ScanText.findings(printer, findings);
        printer.note(
                report.at("/report/image").asText() + ": " + FindingsText.counts(report.at("/report/findings")) + ".");
        ScanText.caveats(printer, report.path("report"), now);
    }
}
