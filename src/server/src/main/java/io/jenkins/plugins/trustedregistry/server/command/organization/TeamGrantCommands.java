// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.organization;

import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a team may do on repositories. */
public final class TeamGrantCommands {

    private TeamGrantCommands() {}

    private static ApiPath path(TeamName team) {
        return TeamCommands.path(team).then("grants");
    }

    @Command(name = "grants", description = "List a team's rights.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(api.list(path(team)), "repository", "right");
        }
    }

    @Command(name = "grant", description = "Give a team a right on a repository, in place of the one it has.")
    static final class Grant extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Parameters(index = "1", paramLabel = "REPOSITORY", description = "The full name, organization/repository.")
        private String repository;

        @Parameters(
                index = "2",
                paramLabel = "RIGHT",
                description =
                        "read-only: pull. read-write: push and delete images as well. admin: everything about it.")
        private String right;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.put(
                    path(team).name(repository),
                    Optional.of(new Fields().with("right", right).json()));
            printer.done(
                    "granted",
                    Map.of("team", team.toString(), "repository", repository, "right", right),
                    "The team " + team + " has the right " + right + " on " + repository + ".");
        }
    }

    @Command(name = "revoke", description = "Take a team's right on a repository away.")
    static final class Revoke extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "ORGANIZATION/TEAM")
        private TeamName team;

        @Parameters(index = "1", paramLabel = "REPOSITORY")
        private String repository;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            confirmation.require(
                    surroundings().terminal(),
                    "The team " + team + " will lose its right on " + repository + ".",
                    repository);
            api.delete(path(team).name(repository));
            printer.done(
                    "revoked",
                    Map.of("team", team.toString(), "repository", repository),
                    "The team " + team + " has no right on " + repository + " any more.");
        }
    }
}
