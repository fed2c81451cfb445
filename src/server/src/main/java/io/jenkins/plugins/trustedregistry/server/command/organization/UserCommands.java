// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.NewPassword;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts of a standalone server. */
@Command(
        name = "user",
        description = "Accounts of this server: who can log in.",
        subcommands = {
            UserCommands.ListAll.class,
            UserCommands.Show.class,
            UserCommands.Create.class,
            UserCommands.Change.class,
            UserCommands.Password.class,
            UserCommands.Delete.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry user create nigelpoulton --full-name \"Nigel Poulton\" --group developers",
            "  trusted-registry user password nigelpoulton",
            "  trusted-registry user set nigelpoulton --disabled"
        })
public final class UserCommands {
    private static final String[] COLUMNS = {"name", "fullName", "groups", "admin", "disabled", "createdAt"};

    private static ApiPath path(String user) {
        return ApiPath.of("accounts", user);
    }

    @Command(name = "list", description = "List all accounts.")
    static final class ListAll extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(api.list(ApiPath.of("accounts")), COLUMNS);
        }
    }

    @Command(name = "show", description = "Show an account.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "USER")
        private String user;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(user)));
        }
    }

    @Command(
            name = "create",
            aliases = "add",
            description =
                    "Make an account. Without --ask-password or --password-stdin it gets a generated password, which is"
                            + " shown once.")
    static final class Create extends RegistryCommand {
        @Parameters(paramLabel = "USER", description = "Letters and digits, separated by single . _ or -")
        private String user;

        @Option(names = "--full-name", paramLabel = "NAME")
        private @Nullable String fullName;

        @Option(names = "--admin", description = "May administer the registry.")
        private boolean admin;

        @Option(names = "--group", paramLabel = "GROUP", description = "A group the account is in; may be repeated.")
        private @Nullable List<String> groups;

        @Option(names = "--ask-password", description = "Ask for the password at the terminal.")
        private boolean ask;

        @Mixin
        private NewPassword password;

        @Override
        protected void run(ApiClient api, Printer printer) {
            boolean given = ask || password.isFromInput();
            JsonNode made = api.post(
                    ApiPath.of("accounts"),
                    new Fields()
                            .with("name", user)
                            .with("fullName", fullName)
                            .with("admin", admin)
                            .with("groups", groups)
                            .with(
                                    "password",
                                    given ? password.chosen(surroundings().terminal()) : null)
                            .json());
            printer.item(made);
            if (!given) {
                printer.note("The password is shown only now. Change it with 'user password " + user + "'.");
            }
        }
    }

    @Command(name = "set", description = "Change an account.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "USER")
        private String user;

        @Option(names = "--full-name", paramLabel = "NAME")
        private @Nullable String fullName;

        @Option(names = "--admin", negatable = true, description = "Whether it may administer the registry.")
        private @Nullable Boolean admin;

        @Option(
                names = "--disabled",
                negatable = true,
                description =
                        "A disabled account is kept, but can't be used: no password, token or bundle of it works.")
        private @Nullable Boolean disabled;

        @Option(
                names = "--group",
                paramLabel = "GROUP",
                description = "All groups it is in, in place of those it was in.")
        private @Nullable List<String> groups;

        @Option(names = "--no-groups", description = "It is in no group any more.")
        private boolean noGroups;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(
                    path(user),
                    new Fields()
                            .with("fullName", fullName)
                            .with("admin", admin)
                            .with("disabled", disabled)
                            .with("groups", noGroups ? List.of() : groups)
                            .change()));
        }
    }

    @Command(
            name = "password",
            description =
                    "Change a password: your own, for which the present one is asked, or, as an administrator, another"
                            + " user's. With --password-stdin the present one (if it is your own) and the new one are a line each.")
    static final class Password extends RegistryCommand {
        @Parameters(paramLabel = "USER", arity = "0..1", description = "Default: yourself.")
        private @Nullable String user;

        @Mixin
        private NewPassword password;

        @Override
        protected void run(ApiClient api, Printer printer) {
            String self = api.get(ApiPath.of("whoami")).path("name").asText();
            String name = user == null ? self : user;
            Terminal terminal = surroundings().terminal();
            String current = name.equalsIgnoreCase(self) ? password.existing(terminal, "Present password: ") : null;
            Fields fields = new Fields().with("current", current).with("password", password.chosen(terminal));
            api.put(path(name).then("password"), Optional.of(fields.json()));
            printer.done("changed", Map.of("user", name), "The password of " + name + " is changed.");
        }
    }

    @Command(name = "delete", description = "Remove an account. What it pushed stays.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "USER")
        private String user;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            confirmation.require(surroundings().terminal(), "The account " + user + " will be removed.", user);
            api.delete(path(user));
            printer.done("deleted", Map.of("user", user), "The account " + user + " is removed.");
        }
    }
}
