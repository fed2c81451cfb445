// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** VEX documents. */
@Command(
        name = "vex",
        description = "VEX documents: what those who know a product say of vulnerabilities in it.",
        subcommands = {VexCommands.All.class, VexCommands.Add.class, VexCommands.Show.class, VexCommands.Remove.class})
final class VexCommands {
    private VexCommands() {}

    @Command(name = "list", description = "List the documents that were uploaded somewhere.")
    static final class All extends RegistryCommand {
        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> all = new ArrayList<>();
            api.get(on.gates().then("vex")).path("items").forEach(all::add);
            printer.items(all, "id", "image", "name", "author", "format", "statements", "uploadedBy");
        }
    }

    @Command(
            name = "add",
            description =
                    "Upload a document (OpenVEX or CycloneDX). What it calls not affected or fixed does not count.")
    static final class Add extends RegistryCommand {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Mixin
        private GateScope on;

        @Option(
                names = "--image",
                paramLabel = "PATTERN",
                description = "Which images it is about. Default: all that --on has.")
        private @Nullable String image;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.upload(on.gates().then("vex").query("image", Optional.ofNullable(image)), file));
        }
    }

    @Command(name = "show", description = "Print a document as it was uploaded.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.text(api.text(on.gates().then("vex").then(id)));
        }
    }

    @Command(name = "remove", description = "Remove a document.")
    static final class Remove extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Mixin
        private GateScope on;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(on.gates().then("vex").then(id));
            printer.done("removed", Map.of("vex", id), "What it said counts no longer.");
        }
    }
}
