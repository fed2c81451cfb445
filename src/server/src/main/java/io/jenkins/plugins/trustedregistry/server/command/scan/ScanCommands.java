// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DataAgeText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scans. */
@Command(
        name = "scan",
        description = "Looks for vulnerabilities in images, in the registry and outside of it.",
        subcommands = {
            ScanCommands.Run.class,
            ScanCommands.Show.class,
            ReportCommands.Report.class,
            ReportCommands.Layers.class,
            ReportCommands.Components.class,
            ReportCommands.Export.class,
            ReportCommands.Sbom.class,
            ReportCommands.Sboms.class,
            ScanCommands.Search.class,
            ScanFileCommand.class,
            ScanImageCommand.class,
            SuppressionCommands.Suppressions.class,
            SuppressionCommands.Suppress.class,
            SuppressionCommands.Unsuppress.class,
            ScannerCommands.Scanners.class,
            ScannerCommands.Show.class,
            ScanCommands.Status.class,
            ScanCommands.Sweep.class,
            ScanCommands.Rematch.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry scan run technology/test:v1 --wait",
            "  trusted-registry scan report technology/test:v1 --severity high --fixable",
            "  trusted-registry scan export technology/test:v1 --format sarif -o scan.sarif",
            "  trusted-registry scan search --vulnerability CVE-2021-44228",
            "  trusted-registry scan file image.tar",
            "  trusted-registry scan image harbor.example.com/library/app:1.0 --user you"
        })
public final class ScanCommands {
    private ScanCommands() {}

    @Command(
            name = "run",
            description = "Scan an image, also one that was scanned before. With --home it is waited for.")
    static final class Run extends RegistryCommand {
        @Parameters(paramLabel = "IMAGE", description = "REPOSITORY:TAG or REPOSITORY@DIGEST.")
        private String image;

        @Option(names = "--wait", description = "Return when it has ended, and show how.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ImageName name = ImageName.parse(image);
            String before = api.get(name.scan()).path("attemptedAt").asText();
            JsonNode job = api.post(name.scan());
            boolean here = api.runHere(job.path("id").asLong());
            if (!wait && !here) {
                printer.done(
                        "asked for",
                        Map.of("job", job.path("id").asText(), "image", image),
                        "The scan of " + image + " is job " + job.path("id").asText() + ".");
                return;
            }
            JsonNode scan = ScanWait.end(api, name, before);
            ScanText.summary(printer, scan, surroundings().clock().instant());
            if (scan.path("state").asText().equals("cannot-be-scanned")) {
                throw new CommandFailure(ExitCode.FAILED, scan.path("reason").asText());
            }
        }
    }

    @Command(name = "show", description = "Show how things stand with an image's scan.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "IMAGE")
        private String image;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ScanText.summary(
                    printer,
                    api.get(ImageName.parse(image).scan()),
                    surroundings().clock().instant());
        }
    }

    @Command(name = "search", description = "Find images by what is in them, as far as you may see them.")
    static final class Search extends RegistryCommand {
        @Option(names = "--vulnerability", paramLabel = "ID", description = "CVE-2021-44228, or another of its names.")
        private @Nullable String vulnerability;

        @Option(
                names = "--package",
                paramLabel = "NAME",
                description = "libc6, @types/node, group:artifact, or a package URL.")
        private @Nullable String component;

        @Option(names = "--licence", paramLabel = "LICENCE", description = "As packages write it, in any case.")
        private @Nullable String licence;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (Stream.of(vulnerability, component, licence)
                            .filter(each -> each != null)
                            .count()
                    != 1) {
                throw new CommandFailure(ExitCode.USAGE, "Give one of --vulnerability, --package and --licence.");
            }
            ApiPath search = ApiPath.of("scanning", "search")
                    .query("vulnerability", Optional.ofNullable(vulnerability))
                    .query("package", Optional.ofNullable(component))
                    .query("licence", Optional.ofNullable(licence));
            printer.items(api.list(search), "repository", "tags", "digest", "match");
            if (vulnerability != null && !printer.isJson()) {
                JsonNode first = api.get(search.query("limit", "1"));
                printer.note(DataAgeText.sentence(first, surroundings().clock().instant()));
            }
        }
    }

    @Command(name = "status", description = "Show how scanning is set, and how old the advisories are.")
    static final class Status extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode status = api.get(ApiPath.of("scanning"));
            printer.item(status);
        }
    }

    @Command(
            name = "sweep",
            description = "Scan every image that was not, or by an older scanner only. For registry administrators.")
    static final class Sweep extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            started(api, printer, "sweeps");
        }
    }

    @Command(
            name = "rematch",
            description =
                    "Ask the newest advisories about everything; done by itself after updates. For registry administrators.")
    static final class Rematch extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            started(api, printer, "rematches");
        }
    }

    private static void started(ApiClient api, Printer printer, String what) {
        JsonNode job = api.post(ApiPath.of("scanning", what));
        String id = job.path("id").asText();
        api.runHere(job.path("id").asLong());
        printer.done(
                "asked for", Map.of("job", id), "It is job " + id + "; 'job show " + id + "' says how it gets on.");
    }
}
