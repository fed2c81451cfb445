// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.organization;

import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Confirmation;
import io.jenkins.plugins.trustedregistry.server.command.common.Expiry;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Robot accounts. */
@Command(
        name = "robot",
        description =
                "Robot accounts: accounts of an organization for machines. Put one into a team to give it rights.",
        subcommands = {
            RobotCommands.ListAll.class,
            RobotCommands.Show.class,
            RobotCommands.Create.class,
            RobotCommands.Change.class,
            RobotCommands.Renew.class,
            RobotCommands.Delete.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry robot create technology+ci --days 90",
            "  trusted-registry team members technology/devs --add robot:technology+ci",
            "  trusted-registry robot renew technology+ci --overlap-hours 24"
        })
public final class RobotCommands {
    private static final String SHOWN_ONCE = "The secret is shown only now: keep it where the machine finds it.";

    private static ApiPath path(RobotName robot) {
        return ApiPath.of("organizations", robot.organization().name(), "robots", robot.robot());
    }

    @Command(name = "list", description = "List the robot accounts of an organization.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION")
        private String organization;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(ApiPath.of("organizations", organization, "robots")),
                    "name",
                    "description",
                    "active",
                    "expiresAt",
                    "lastUsedAt");
        }
    }

    @Command(name = "show", description = "Show a robot account.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION+ROBOT")
        private RobotName robot;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(robot)));
        }
    }

    @Command(name = "create", aliases = "add", description = "Make a robot account. Its secret is shown once.")
    static final class Create extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION+ROBOT")
        private RobotName robot;

        @Option(names = "--description", paramLabel = "TEXT")
        private @Nullable String description;

        @Mixin
        private Expiry expiry;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    ApiPath.of("organizations", robot.organization().name(), "robots"),
                    new Fields()
                            .with("name", robot.robot())
                            .with("description", description)
                            .with("expiresAt", expiry.at(surroundings().clock()))
                            .json()));
            printer.note(SHOWN_ONCE);
        }
    }

    @Command(name = "set", description = "Change a robot account.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION+ROBOT")
        private RobotName robot;

        @Option(names = "--description", paramLabel = "TEXT")
        private @Nullable String description;

        @Option(names = "--active", negatable = true, description = "One that is not active can't log in.")
        private @Nullable Boolean active;

        @Mixin
        private Expiry expiry;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(
                    path(robot),
                    new Fields()
                            .with("description", description)
                            .with("active", active)
                            .with("expiresAt", expiry.at(surroundings().clock()))
                            .change()));
        }
    }

    @Command(name = "renew", description = "Give a robot account a new secret, which is shown once.")
    static final class Renew extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION+ROBOT")
        private RobotName robot;

        @Option(
                names = "--overlap-hours",
                paramLabel = "N",
                description = "How long the old secret goes on, 0 to 720. Default: 0.")
        private @Nullable Integer overlap;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    path(robot).then("secret"),
                    new Fields().with("overlapHours", overlap).json()));
            printer.note(SHOWN_ONCE);
        }
    }

    @Command(name = "delete", description = "Remove a robot account.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "ORGANIZATION+ROBOT")
        private RobotName robot;

        @Mixin
        private Confirmation confirmation;

        @Override
        protected void run(ApiClient api, Printer printer) {
            String name = robot.toString();
            confirmation.require(surroundings().terminal(), "The robot account " + name + " will be removed.", name);
            api.delete(path(robot));
            printer.done("deleted", Map.of("robot", name), "The robot account " + name + " is removed.");
        }
    }
}
