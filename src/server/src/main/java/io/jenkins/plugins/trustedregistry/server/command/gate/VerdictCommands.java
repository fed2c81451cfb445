// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.scan.ImageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the gates say. */
final class VerdictCommands {
    private VerdictCommands() {}

    @Command(
            name = "verdict",
            description = {
                "Show what the gates say of an image.",
                "",
                "Ends with 0 when it passes, also with a warning, and with 1 when it is stopped: fit for a script."
            })
    static final class OfImage extends RegistryCommand {
        @Parameters(paramLabel = "IMAGE", description = "REPOSITORY:TAG or REPOSITORY@DIGEST.")
        private String image;

        @Option(
                names = "--policy",
                paramLabel = "NAME",
                description = "Under this policy only, also when it is off. Default: all that apply.")
        private @Nullable String policy;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode verdict =
                    api.get(ImageName.parse(image).of("verdict").query("policy", Optional.ofNullable(policy)));
            if (printer.isJson()) {
                printer.item(verdict);
            } else {
                List<JsonNode> reasons = new ArrayList<>();
                verdict.path("reasons").forEach(reasons::add);
                if (!reasons.isEmpty()) {
                    printer.items(reasons, "policy", "mode", "rule", "platform", "found", "allowed", "sentence");
                }
                if (!isBlocked(verdict)) {
                    printer.note(verdict.path("sentence").asText());
                }
            }
            if (isBlocked(verdict)) {
                throw new CommandFailure(
                        ExitCode.FAILED, verdict.path("sentence").asText());
            }
        }
    }

    private static boolean isBlocked(JsonNode verdict) {
        return verdict.path("outcome").asText().equals("blocked");
    }

    @Command(name = "verdicts", description = "List what the gates said last of each image.")
    static final class All extends RegistryCommand {
        @Option(names = "--repository", paramLabel = "REPOSITORY", description = "Of this one only.")
        private @Nullable String repository;

        @Option(names = "--outcome", paramLabel = "OUTCOME", description = "passed, warned or blocked.")
        private @Nullable String outcome;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ApiPath gates = repository == null
                    ? ApiPath.of("gates")
                    : ApiPath.of("repositories").name(repository).then("-").then("gates");
            printer.items(
                    api.list(gates.then("verdicts").query("outcome", Optional.ofNullable(outcome))),
                    "image",
                    "outcome",
                    "platform",
                    "judgedAt",
                    "sentence");
        }
    }

    @Command(
            name = "rehearse",
            description = "Show what a policy would do to the images that were pushed last. Changes nothing.")
    static final class Rehearse extends RegistryCommand {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = "A policy that there is.")
        private @Nullable String name;

        @Mixin
        private GateScope on;

        @Option(names = "--file", paramLabel = "FILE", description = "A policy in YAML instead.")
        private @Nullable Path file;

        @Option(
                names = "--last",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many images. Default: 100.")
        private int last;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("last", last);
            if (file != null) {
                body.set("policy", PolicyFile.read(file));
            } else if (name != null) {
                body.put("policy", name);
            } else {
                throw new CommandFailure(ExitCode.USAGE, "Say which policy: its name, or --file FILE.");
            }
            JsonNode rehearsal = api.post(on.gates().then("rehearsals"), body);
            if (printer.isJson()) {
                printer.item(rehearsal);
                return;
            }
            List<JsonNode> images = new ArrayList<>();
            rehearsal.path("images").forEach(images::add);
            printer.items(images, "repository", "tags", "outcome", "pushedAt", "pushedBy", "sentence");
            printer.note("The policy would stop " + rehearsal.path("stopped").asText() + " of "
                    + rehearsal.path("looked").asText() + " images.");
        }
    }

    @Command(name = "keys", description = "List the public keys that policies may name; they stand in the settings.")
    static final class Keys extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> keys = new ArrayList<>();
            api.get(ApiPath.of("gates", "keys")).path("items").forEach(keys::add);
            printer.items(keys, "name");
        }
    }
}
