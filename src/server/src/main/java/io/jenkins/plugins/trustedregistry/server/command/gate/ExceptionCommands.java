// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exceptions. */
@Command(
        name = "exception",
        description = "What does not count against some images, and who answers for it.",
        subcommands = {ExceptionCommands.All.class, ExceptionCommands.Add.class, ExceptionCommands.Remove.class})
final class ExceptionCommands {
    private ExceptionCommands() {}

    @Command(name = "list", description = "List the exceptions made somewhere, also those whose time is over.")
    static final class All extends RegistryCommand {
        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> all = new ArrayList<>();
            api.get(on.gates().then("exceptions")).path("items").forEach(all::add);
            printer.items(all, "id", "image", "vulnerability", "rule", "owner", "expires", "expired", "reason");
        }
    }

    @Command(name = "add", description = "Answer for it that a vulnerability, or a rule, does not count.")
    static final class Add extends RegistryCommand {
        @Mixin
        private GateScope on;

        @Option(
                names = "--image",
                paramLabel = "PATTERN",
                description =
                        "technology/test, technology/*, technology/test:v1* or with a digest. On a repository: all of it.")
        private @Nullable String image;

        @Option(names = "--vulnerability", paramLabel = "ID", description = "CVE-2021-44228, or another of its names.")
        private @Nullable String vulnerability;

        @Option(names = "--component", paramLabel = "NAME", description = "Only in this package.")
        private @Nullable String component;

        @Option(names = "--rule", paramLabel = "RULE", description = "A rule instead, for instance image-age.")
        private @Nullable String rule;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever asks later.")
        private String reason;

        @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it. Default: you.")
        private @Nullable String owner;

        @Option(
                names = "--expires",
                paramLabel = "DAY",
                description = "From then on it counts again: 2027-03-31, or a time in UTC. Default: never.")
        private @Nullable String expires;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    on.gates().then("exceptions"),
                    new Fields()
                            .with("image", image)
                            .with("vulnerability", vulnerability)
                            .with("component", component)
                            .with("rule", rule)
                            .with("reason", reason)
                            .with("owner", owner)
                            .with("expires", expires)
                            .json()));
        }
    }

    @Command(name = "remove", description = "Let it count again.")
    static final class Remove extends RegistryCommand {
        @Parameters(paramLabel = "ID", description = "As 'gate exception list' shows it.")
        private String id;

        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(on.gates().then("exceptions").then(id));
            printer.done("removed", Map.of("exception", id), "It counts again.");
        }
    }
}
