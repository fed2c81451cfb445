// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DataAgeText;
import io.jenkins.plugins.trustedregistry.server.command.common.FindingsText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was found in an image. */
final class ReportCommands {
    private ReportCommands() {}

    /** A command about the report of one image. */
    abstract static class OfImage extends RegistryCommand {
        @Parameters(paramLabel = "IMAGE", description = "REPOSITORY:TAG or REPOSITORY@DIGEST.")
        private String image;

        @Option(
                names = "--platform",
                paramLabel = "PLATFORM",
                description = "Of an index: the image for this one, for instance linux/arm64. Default: the worst.")
        private @Nullable String platform;

        ApiPath path(String what) {
            return ImageName.parse(image).scan().then(what).query("platform", Optional.ofNullable(platform));
        }

        void age(Printer printer, JsonNode report) {
            printer.note(DataAgeText.ofMoment(
                    report.at("/advisories/oldest"), surroundings().clock().instant()));
        }

        void download(ApiClient api, ApiPath from, OutputOption output, Printer printer) {
            try (InputStream in = api.open(from)) {
                output.write(in, printer);
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE, "The connection broke (" + e.getMessage() + "): try again.", e);
            }
        }
    }

    @Command(name = "report", description = "List an image's vulnerabilities, the worst first.")
    static final class Report extends OfImage {
        @Option(
                names = "--severity",
                paramLabel = "SEVERITY",
                description = "This one and worse: critical, high, medium, low, ...")
        private @Nullable String severity;

        @Option(names = "--fixable", description = "Only those that a newer version mends.")
        private boolean fixable;

        @Option(names = "--suppressed", description = "Only those that somebody answers for.")
        private boolean suppressed;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ScanText.findings(
                    printer,
                    api.list(path("vulnerabilities")
                            .query("severity", Optional.ofNullable(severity))
                            .query("fixable", Optional.of("true").filter(any -> fixable))
                            .query("suppressed", Optional.of(Boolean.toString(suppressed)))));
            ScanText.caveats(
                    printer, api.get(path("report")), surroundings().clock().instant());
        }
    }

    @Command(name = "layers", description = "List an image's layers, and what each brought.")
    static final class Layers extends OfImage {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode report = api.get(path("report"));
            List<JsonNode> layers = new ArrayList<>();
            report.path("layers").forEach(layers::add);
            printer.items(
                    printer.isJson()
                            ? layers
                            : FindingsText.with(
                                    layers, "findings", layer -> FindingsText.counts(layer.path("findings"))),
                    "index",
                    "components",
                    "findings",
                    "size",
                    "digest",
                    "instruction");
            age(printer, report);
        }
    }

    @Command(name = "components", description = "List what an image holds.")
    static final class Components extends OfImage {
        @Option(names = "--vulnerable", description = "Only what has vulnerabilities.")
        private boolean vulnerable;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(path("components")
                            .query("vulnerable", Optional.of("true").filter(any -> vulnerable))),
                    "name",
                    "version",
                    "type",
                    "licences",
                    "worst",
                    "vulnerabilities",
                    "layer");
            age(printer, api.get(path("report")));
        }
    }

    @Command(name = "export", description = "Get the whole report for another program.")
    static final class Export extends OfImage {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "json, csv, sarif, vex (CycloneDX) or openvex. Default: json.")
        private String format = "json";

        @Mixin
        private OutputOption output;

        @Override
        protected void run(ApiClient api, Printer printer) {
            download(api, path("export").query("format", format), output, printer);
        }
    }

    @Command(name = "sbom", description = "Get an image's bill of materials.")
    static final class Sbom extends OfImage {
        @Option(names = "--format", paramLabel = "FORMAT", description = "cyclonedx or spdx. Default: cyclonedx.")
        private String format = "cyclonedx";

        @Mixin
        private OutputOption output;

        @Override
        protected void run(ApiClient api, Printer printer) {
            download(api, path("sbom").query("format", format), output, printer);
        }
    }

    @Command(name = "sboms", description = "List the bills of materials that lie beside an image.")
    static final class Sboms extends OfImage {
        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> bills = new ArrayList<>();
            api.get(path("sboms")).path("items").forEach(bills::add);
            printer.items(bills, "digest", "format", "size", "ours", "pushedAt", "pushedBy");
        }
    }
}
