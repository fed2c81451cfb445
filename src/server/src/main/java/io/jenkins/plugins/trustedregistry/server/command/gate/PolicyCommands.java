// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Policies. */
@Command(
        name = "policy",
        description = "Policies: rules with a name. All that hold for an image apply to it, so the stricter wins.",
        subcommands = {
            PolicyCommands.Show.class,
            PolicyCommands.All.class,
            PolicyCommands.Set.class,
            PolicyCommands.Remove.class
        })
final class PolicyCommands {
    private PolicyCommands() {}

    @Command(name = "list", description = "List the policies that hold somewhere, those of wider scopes too.")
    static final class All extends RegistryCommand {
        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> all = new ArrayList<>();
            api.get(on.gates().then("policies")).path("items").forEach(all::add);
            printer.items(all, "name", "scope", "mode", "version", "words", "changedBy");
        }
    }

    @Command(name = "show", description = "Show a policy.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(on.gates().then("policies").then(name)));
        }
    }

    @Command(name = "set", description = "Make a policy, or replace it. It holds at once; try it with 'gate rehearse'.")
    static final class Set extends RegistryCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Mixin
        private GateScope on;

        @Option(
                names = "--file",
                required = true,
                paramLabel = "FILE",
                description = "The policy in YAML, as it would stand in the settings under gates: policies.")
        private Path file;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ApiPath path = on.gates().then("policies").then(name);
            api.put(path, Optional.of(PolicyFile.read(file)));
            printer.item(api.get(path));
        }
    }

    @Command(name = "remove", description = "Remove a policy.")
    static final class Remove extends RegistryCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(on.gates().then("policies").then(name));
            printer.done(
                    "removed",
                    Map.of("policy", name),
                    "The policy '" + name + "' of " + on.words() + " holds no longer.");
        }
    }
}
