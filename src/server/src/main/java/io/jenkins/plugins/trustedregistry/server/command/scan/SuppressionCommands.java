// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Expiry;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What does not count in a repository. */
final class SuppressionCommands {
    private SuppressionCommands() {}

    @Command(name = "suppressions", description = "List what does not count in a repository, and who answers for it.")
    static final class Suppressions extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> all = new ArrayList<>();
            api.get(ImageName.suppressions(repository)).path("items").forEach(all::add);
            printer.items(all, "id", "vulnerability", "status", "createdBy", "createdAt", "expiresAt", "reason");
        }
    }

    @Command(name = "suppress", description = "Answer for it that a vulnerability does not count in a repository.")
    static final class Suppress extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "VULNERABILITY", description = "CVE-2021-44228, or another of its names.")
        private String vulnerability;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever asks later.")
        private String reason;

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description = "not-affected, false-positive or accepted. Default: accepted.")
        private @Nullable String status;

        @Mixin
        private Expiry expiry;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    ImageName.suppressions(repository),
                    new Fields()
                            .with("vulnerability", vulnerability)
                            .with("status", status)
                            .with("reason", reason)
                            .with("expiresAt", expiry.at(Clock.systemUTC()))
                            .json()));
        }
    }

    @Command(name = "unsuppress", description = "Let a vulnerability count again.")
    static final class Unsuppress extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "ID", description = "As 'scan suppressions' shows it.")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(ImageName.suppressions(repository).then(id));
            printer.done(
                    "removed", Map.of("repository", repository, "id", id), "It counts again in " + repository + ".");
        }
    }
}
