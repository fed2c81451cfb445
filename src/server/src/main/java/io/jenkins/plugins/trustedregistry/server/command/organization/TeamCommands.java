// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
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

/** Teams. */
@Command(
        name = "team",
        description = "Teams of organizations: who is in them, and what they may do on repositories.",
        subcommands = {
            TeamCommands.ListAll.class,
            TeamCommands.Show.class,
            TeamCommands.Create.class,
            TeamCommands.Change.class,
            TeamCommands.Delete.class,
            TeamCommands.Members.class,
            TeamGrantCommands.ListAll.class,
            TeamGrantCommands.Grant.class,
            TeamGrantCommands.Revoke.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry team create technology/devs --member user:nigelpoulton",
            "  trusted-registry team members technology/devs --add group:developers --remove user:bob",
            "  trusted-registry team grant technology/devs technology/test read-write"
        })
public final class TeamCommands {

    static ApiPath path(TeamName team) {
        return ApiPath.of("organizations", team.organization().name(), "teams", team.team());
    }

    @Command(name = "list", description = "List the teams of an organization.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION")
        private String organization;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(ApiPath.of("organizations", organization, "teams")), "name", "description", "members");
        }
    }

    @Command(name = "show", description = "Show a team.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(team)));
        }
    }

    @Command(name = "create", aliases = "add", description = "Make a team.")
    static final class Create extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Option(names = "--description", paramLabel = "TEXT")
        private @Nullable String description;

        @Option(
                names = "--member",
                paramLabel = "MEMBER",
                description = "user:NAME, group:NAME or robot:ORGANIZATION+ROBOT; may be repeated.")
        private @Nullable List<String> members;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    ApiPath.of("organizations", team.organization().name(), "teams"),
                    new Fields()
                            .with("name", team.team())
                            .with("description", description)
                            .with("members", members)
                            .json()));
        }
    }

    @Command(name = "set", description = "Change a team's description.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Option(names = "--description", paramLabel = "TEXT")
        private @Nullable String description;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(
                    path(team), new Fields().with("description", description).change()));
        }
    }

    @Command(name = "delete", description = "Remove a team with its rights.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            String name = team.toString();
            confirmation.require(
                    surroundings().terminal(), "The team " + name + " will be removed with its rights.", name);
            api.delete(path(team));
            printer.done("deleted", Map.of("team", name), "The team " + name + " is removed.");
        }
    }

    @Command(name = "members", description = "List a team's members, after adding and removing some.")
    static final class Members extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Option(
                names = "--add",
                paramLabel = "MEMBER",
                description = "user:NAME, group:NAME or robot:ORGANIZATION+ROBOT; may be repeated.")
        private List<String> added = List.of();

        @Option(names = "--remove", paramLabel = "MEMBER", description = "The same; may be repeated.")
        private List<String> removed = List.of();

        @Override
        protected void run(ApiClient api, Printer printer) {
            ApiPath members = path(team).then("members");
            added.forEach(member -> api.put(members.name(member), Optional.empty()));
            removed.forEach(member -> api.delete(members.name(member)));
            printer.items(api.list(members), "member");
        }
    }
}
