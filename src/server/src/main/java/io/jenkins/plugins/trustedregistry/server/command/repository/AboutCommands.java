// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a repository is: its description, its owners, what was done in it. */
final class AboutCommands {
    private AboutCommands() {}

    private static ApiPath path(String repository, String what) {
        return RepositoryCommands.path(repository).then("-").then(what);
    }

    @Command(name = "description", description = "Print a repository's description as it was written: Markdown.")
    static final class Description extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Option(names = "--html", description = "As HTML that may be shown as it is.")
        private boolean html;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode found = api.get(path(repository, "description"));
            if (printer.isJson()) {
                printer.item(found);
            } else {
                printer.text(found.path(html ? "html" : "markdown").asText().stripTrailing() + "\n");
            }
        }
    }

    @Command(name = "owners", description = "Show who has the say over a repository: the owners of its namespace.")
    static final class Owners extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(repository, "owners")));
        }
    }

    @Command(
            name = "activity",
            description = "List what was done and refused in a repository, the latest first. For its administrators.")
    static final class Activity extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Option(names = "--reference", paramLabel = "TAG|DIGEST", description = "Only of one tag or digest.")
        private @Nullable String reference;

        @Option(names = "--last", paramLabel = "N", description = "The last so many, at most 1000. Default: 100.")
        private int last = 100;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> items = api.get(path(repository, "activity")
                            .query("limit", Integer.toString(last))
                            .query("reference", Optional.ofNullable(reference)))
                    .path("items")
                    .valueStream()
                    .toList();
            printer.items(items, "time", "actor", "operation", "reference", "outcome", "reason");
        }
    }
}
