// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.own;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Expiry;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Access tokens. */
@Command(
        name = "token",
        description = "Access tokens: secrets that stand for a user, perhaps with fewer rights.",
        subcommands = {
            TokenCommands.ListAll.class,
            TokenCommands.Show.class,
            TokenCommands.Create.class,
            TokenCommands.Change.class,
            TokenCommands.Delete.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry token create laptop",
            "  trusted-registry token create ci --right read-write --repository technology/test --days 30",
            "  trusted-registry token set ID --no-active"
        })
public final class TokenCommands {

    private static ApiPath path(String id) {
        return ApiPath.of("tokens", id);
    }

    @Command(name = "list", description = "List access tokens.")
    static final class ListAll extends RegistryCommand {
        @Option(names = "--user", paramLabel = "USER", description = "Another user's (administrators).")
        private @Nullable String user;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(ApiPath.of("tokens").query("user", Optional.ofNullable(user))),
                    "id",
                    "name",
                    "right",
                    "repositories",
                    "active",
                    "expiresAt",
                    "lastUsedAt");
        }
    }

    @Command(name = "show", description = "Show an access token; its secret can't be shown again.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(id)));
        }
    }

    @Command(name = "create", aliases = "add", description = "Make an access token. It is shown once.")
    static final class Create extends RegistryCommand {
        @Parameters(paramLabel = "NAME", description = "What it is for, so that you know it again.")
        private String name;

        @Option(
                names = "--right",
                paramLabel = "RIGHT",
                description = "The most it may do: read-only, read-write or admin. Default: whatever its owner may.")
        private @Nullable String right;

        @Option(
                names = "--repository",
                paramLabel = "REPOSITORY",
                description = "Only this repository, or all of NAMESPACE/*; may be repeated.")
        private @Nullable List<String> repositories;

        @Option(names = "--user", paramLabel = "USER", description = "For another user (administrators).")
        private @Nullable String user;

        @Mixin
        private Expiry expiry;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    ApiPath.of("tokens"),
                    new Fields()
                            .with("name", name)
                            .with("right", right)
                            .with("repositories", repositories)
                            .with("user", user)
                            .with("expiresAt", expiry.at(surroundings().clock()))
                            .json()));
            printer.note("The token is shown only now: keep it safe. It is used in place of a password.");
        }
    }

    @Command(name = "set", description = "Rename an access token, or switch it off and on.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Option(names = "--name", paramLabel = "NAME")
        private @Nullable String name;

        @Option(names = "--active", negatable = true, description = "One that is not active can't be used.")
        private @Nullable Boolean active;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(
                    path(id),
                    new Fields().with("name", name).with("active", active).change()));
        }
    }

    @Command(name = "delete", aliases = "revoke", description = "End an access token for good.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            confirmation.require(surroundings().terminal(), "The access token " + id + " will end.", id);
            api.delete(path(id));
            printer.done("deleted", Map.of("token", id), "The access token " + id + " is gone.");
        }
    }
}
