// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was deleted. */
@Command(
        name = "trash",
        description = "What was deleted, and the way back.",
        subcommands = {
            TrashCommands.ListAll.class,
            TrashCommands.Show.class,
            TrashCommands.Restore.class,
            TrashCommands.Purge.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry trash list --repository technology/test",
            "  trusted-registry trash restore ID",
            "  trusted-registry trash restore ID --as v1-old",
            "  trusted-registry trash purge --all --namespace technology"
        })
public final class TrashCommands {

    private TrashCommands() {}

    private static ApiPath path(String id) {
        return ApiPath.of("trash", id);
    }

    @Command(name = "list", description = "List what can be restored, the latest first.")
    static final class ListAll extends RegistryCommand {
        @Mixin
        private Scope scope;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(scope.path()),
                    "id",
                    "kind",
                    "namespace",
                    "repository",
                    "tags",
                    "digest",
                    "deletedAt",
                    "deletedBy",
                    "reason",
                    "until");
        }
    }

    @Command(name = "show", description = "Show one entry.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(id)));
        }
    }

    @Command(name = "restore", description = "Bring something back as it was.")
    static final class Restore extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Option(
                names = "--as",
                paramLabel = "NAME",
                description = "Another name, for a tag, or for a repository within its namespace.")
        private @Nullable String as;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    path(id).then("restore"), new Fields().with("as", as).json()));
        }
    }

    @Command(name = "purge", description = "Remove an entry, or all that the list shows, for good.")
    static final class Purge extends RegistryCommand {
        @Parameters(paramLabel = "ID", arity = "0..1")
        private @Nullable String id;

        @Option(names = "--all", description = "Everything that 'trash list' shows with the same options.")
        private boolean all;

        @Mixin
        private Scope scope;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (all == (id != null)) {
                throw new CommandFailure(ExitCode.USAGE, "Give the ID of one entry, or --all.");
            }
            Optional.ofNullable(id).ifPresentOrElse(one -> one(api, printer, one), () -> everything(api, printer));
        }

        private void one(ApiClient api, Printer printer, String one) {
            confirmation.require(surroundings().terminal(), "The entry " + one + " will be removed for good.", one);
            api.delete(path(one));
            printer.done("purged", Map.of("id", one), "The entry " + one + " is removed for good.");
        }

        private void everything(ApiClient api, Printer printer) {
            confirmation.require(surroundings().terminal(), "What the list shows will be removed for good.", "all");
            JsonNode answer = api.remove(scope.path());
            String count = answer.path("purged").asText();
            printer.done(
                    "purged",
                    Map.of("entries", count),
                    count + (count.equals("1") ? " entry is" : " entries are") + " removed for good.");
        }
    }

    /** Which part of the trash. */
    static final class Scope {
        @Option(names = "--repository", paramLabel = "REPOSITORY", description = "Only its tags and manifests.")
        private @Nullable String repository;

        @Option(
                names = "--namespace",
                paramLabel = "NAME",
                description = "Only what belonged to it. Without both: everything, for administrators.")
        private @Nullable String namespace;

        ApiPath path() {
            return ApiPath.of("trash")
                    .query("repository", Optional.ofNullable(repository))
                    .query("namespace", Optional.ofNullable(namespace));
        }
    }
}
