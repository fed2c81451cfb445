// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.job.JobStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data about vulnerabilities. */
@Command(
        name = "advisories",
        description =
                "What is known to be vulnerable: how old the data is, updates, imports. For registry administrators.",
        subcommands = {AdvisoryCommands.Status.class, AdvisoryCommands.Update.class, AdvisoryCommands.Import.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry advisories status",
            "  trusted-registry advisories update --wait",
            "  trusted-registry advisories import debian.zip maven.zip epss_scores-current.csv.gz"
        })
public final class AdvisoryCommands {

    @Command(name = "status", description = "List the sources: their age, size, and what came of the last update.")
    static final class Status extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode status = api.get(ApiPath.of("advisories"));
            List<JsonNode> sources = new ArrayList<>();
            status.path("sources").forEach(sources::add);
            printer.items(sources, "name", "advisories", "asOf", "importedAt", "old", "checkedAt", "problem");
        }
    }

    @Command(name = "update", description = "Update every source that the settings name. With --home it is waited for.")
    static final class Update extends RegistryCommand {
        @Option(names = "--wait", description = "Return when it has ended.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobStart.run(
                    api,
                    ApiPath.of("advisories", "updates"),
                    printer,
                    surroundings(),
                    wait,
                    "Updating vulnerability data");
        }
    }

    @Command(
            name = "import",
            description = {
                "Import files, all of them or none, and wait for it.",
                "An ecosystem's all.zip as OSV publishes it replaces the data of that ecosystem. Single records in OSV's format"
                        + " are added. CISA's known_exploited_vulnerabilities.json and epss_scores-current.csv.gz are known, too."
            })
    static final class Import extends RegistryCommand {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "What each file is, is found out.")
        private List<Path> files = List.of();

        @Option(
                names = "--ecosystem",
                paramLabel = "NAME",
                description =
                        "Whose archive it is, as OSV writes it (Debian, Maven, ...), when that can't be found out.")
        private Optional<String> ecosystem = Optional.empty();

        @Override
        protected void run(ApiClient api, Printer printer) {
            ArrayNode uploads = JsonNodeFactory.instance.arrayNode();
            for (Path file : files) {
                ApiPath path = ApiPath.of("advisories", "uploads")
                        .query("name", plain(file))
                        .query("ecosystem", ecosystem);
                uploads.add(api.upload(path, file).path("id"));
            }
            JsonNode job = api.post(
                    ApiPath.of("advisories", "imports"),
                    JsonNodeFactory.instance.objectNode().set("uploads", uploads));
            JobStart.follow(api, job, printer, surroundings(), true, "Importing vulnerability data");
        }

        private static String plain(Path file) {
            String name = String.valueOf(file.getFileName()).replaceAll("[^\\p{L}\\p{N} ._()+=,@-]", "_");
            return name.length() > 200 ? name.substring(0, 200) : name;
        }
    }
}
