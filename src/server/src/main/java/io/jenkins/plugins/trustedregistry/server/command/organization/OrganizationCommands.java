// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.organization;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DeletionOptions;
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

/** Organizations. */
@Command(
        name = "org",
        aliases = "organization",
        description = "Organizations: namespaces with owners, teams and robot accounts.",
        subcommands = {
            OrganizationCommands.ListAll.class,
            OrganizationCommands.Show.class,
            OrganizationCommands.Create.class,
            OrganizationCommands.Change.class,
            OrganizationCommands.Delete.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry org create technology --owner user:alice",
            "  trusted-registry org set technology --create-on-push",
            "  trusted-registry org list --json"
        })
public final class OrganizationCommands {

    private static ApiPath path(String organization) {
        return ApiPath.of("organizations", organization);
    }

    @Command(name = "list", description = "List the organizations you may see.")
    static final class ListAll extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(api.list(ApiPath.of("organizations")), "name", "description", "createOnPush", "owners");
        }
    }

    @Command(name = "show", description = "Show an organization.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION")
        private String organization;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(organization)));
        }
    }

    @Command(name = "create", aliases = "add", description = "Make an organization.")
    static final class Create extends RegistryCommand {
        @Parameters(
                paramLabel = "ORGANIZATION",
                description = "Lower-case letters and digits, separated by single . _ or -")
        private String organization;

        @Mixin
        private Details details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    ApiPath.of("organizations"),
                    details.fields().with("name", organization).json()));
        }
    }

    @Command(name = "set", description = "Change an organization.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION")
        private String organization;

        @Mixin
        private Details details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(path(organization), details.fields().change()));
        }
    }

    @Command(
            name = "delete",
            description = "Remove an organization with its teams and robots, and with --cascade its repositories.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION")
        private String organization;

        @Option(names = "--cascade", description = "With its repositories; without it, it must have none.")
        private boolean cascade;

        @Mixin
        private DeletionOptions options;

        @Override
        protected void run(ApiClient api, Printer printer) {
            options.confirm(
                    surroundings().terminal(),
                    "The organization " + organization + " will be removed with its teams and robots"
                            + (cascade ? " and all its repositories." : "."),
                    organization);
            api.delete(
                    options.of(path(organization)).query("cascade", cascade ? Optional.of("true") : Optional.empty()));
            printer.done(
                    "deleted",
                    Map.of("organization", organization),
                    "The organization " + organization + " is removed.");
        }
    }

    /** What can be said about an organization beside its name. */
    static final class Details {
        @Option(names = "--description", paramLabel = "TEXT")
        private @Nullable String description;

        @Option(
                names = "--create-on-push",
                negatable = true,
                description = "Whether a push to a repository that does not exist makes it.")
        private @Nullable Boolean createOnPush;

        @Option(
                names = "--owner",
                paramLabel = "MEMBER",
                description =
                        "All owners, user:NAME or group:NAME; may be repeated. Takes the place of those there were.")
        private @Nullable List<String> owners;

        Fields fields() {
            return new Fields()
                    .with("description", description)
                    .with("createOnPush", createOnPush)
                    .with("owners", owners);
        }
    }
}
