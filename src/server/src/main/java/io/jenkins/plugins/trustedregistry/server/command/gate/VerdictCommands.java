// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DataAgeText;
import io.jenkins.plugins.trustedregistry.server.command.common.FindingsText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.nio.file.Path;
import java.time.Instant;
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
            name = "verdicts",
            description = "List what the gates said last of each image, as far as you may see them.")
    static final class All extends RegistryCommand {
        @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "Of its repositories only.")
        private @Nullable String namespace;

        @Option(names = "--repository", paramLabel = "REPOSITORY", description = "Of this one only.")
        private @Nullable String repository;

        @Option(
                names = "--outcome",
                paramLabel = "OUTCOME",
                description = "passed, warned or blocked: what is stopped now.")
        private @Nullable String outcome;

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                description = "enforce or warn: only images that break a rule of a policy in this mode.")
        private @Nullable String mode;

        @Override
        protected void run(ApiClient api, Printer printer) {
            Instant now = surroundings().clock().instant();
            List<JsonNode> verdicts = api.list(ApiPath.of("gates", "verdicts")
                    .query("namespace", Optional.ofNullable(namespace))
                    .query("repository", Optional.ofNullable(repository))
                    .query("outcome", Optional.ofNullable(outcome))
                    .query("mode", Optional.ofNullable(mode)));
            printer.items(
                    printer.isJson()
                            ? verdicts
                            : FindingsText.with(verdicts, "dataAge", verdict -> DataAgeText.old(verdict, now)),
                    "image",
                    "outcome",
                    "platform",
                    "judgedAt",
                    "dataAge",
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
                    + rehearsal.path("looked").asText() + " images"
                    + (rehearsal.path("builds").asInt() == 0
                            ? "."
                            : ", and " + rehearsal.path("stoppedBuilds").asText() + " of the "
                                    + rehearsal.path("builds").asText() + " builds that pushed last."));
            if (!images.isEmpty()) {
                printer.note(
                        DataAgeText.sentence(rehearsal, surroundings().clock().instant()));
            }
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
