// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.promotion;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.job.JobStart;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Promotion rules. */
@Command(
        name = "promotion",
        description = "Rules that promote tags of a repository which match.",
        subcommands = {
            PromotionCommands.ListAll.class,
            PromotionCommands.Show.class,
            PromotionCommands.Create.class,
            PromotionCommands.Change.class,
            PromotionCommands.Delete.class,
            PromotionCommands.Test.class,
            PromotionCommands.Run.class,
            PromotionCommands.Results.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry promotion create technology/builds release --to technology/app --if 'tag starts with v'"
                    + " --if 'critical = 0'",
            "  trusted-registry promotion test technology/builds --to technology/app --if 'critical = 0'",
            "  trusted-registry promotion results technology/builds release"
        })
public final class PromotionCommands {
    private static final String[] COLUMNS = {"tag", "outcome", "targetTag", "at", "cause", "reason"};

    private PromotionCommands() {}

    private static ApiPath rules(String repository) {
        return below(repository, "promotion-rules");
    }

    private static ApiPath below(String repository, String what) {
        return ApiPath.of("repositories").name(repository).then("-").then(what);
    }

    /** A command about one rule. */
    abstract static class OfRule extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose rule it is.")
        private String repository;

        @Parameters(index = "1", paramLabel = "RULE", description = "Its name.")
        private String name;

        String repository() {
            return repository;
        }

        String name() {
            return name;
        }

        ApiPath path() {
            return rules(repository).then(name);
        }
    }

    @Command(name = "list", description = "List the rules of a repository, or of all of an organization or user.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "PLACE")
        private String place;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (place.indexOf('/') < 0) {
                printer.items(
                        api.list(ApiPath.of("namespaces", place, "promotion-rules")),
                        "repository",
                        "name",
                        "target",
                        "tag",
                        "criteria",
                        "active",
                        "owner");
                return;
            }
            printer.items(api.list(rules(place)), "name", "target", "tag", "criteria", "triggers", "active", "owner");
        }
    }

    @Command(name = "show", description = "Show one rule.")
    static final class Show extends OfRule {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path()));
        }
    }

    @Command(name = "create", description = "Make a rule. It runs on your rights, asked anew each time.")
    static final class Create extends OfRule {
        @Mixin
        private RuleDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    rules(repository()), details.fields().with("name", name()).json()));
        }
    }

    @Command(name = "set", description = "Change a rule. It runs on your rights from then on.")
    static final class Change extends OfRule {
        @Option(names = "--name", paramLabel = "NAME", description = "Another name.")
        private @Nullable String other;

        @Mixin
        private RuleDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(path(), details.fields().with("name", other).change()));
        }
    }

    @Command(name = "delete", description = "Remove a rule. What it promoted stays.")
    static final class Delete extends OfRule {
        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(path());
            printer.done(
                    "deleted",
                    Map.of("repository", repository(), "rule", name()),
                    "The rule " + name() + " of " + repository() + " is removed.");
        }
    }

    @Command(name = "test", description = "Show what a rule would do with the tags there are. Nothing is promoted.")
    static final class Test extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Mixin
        private RuleDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.post(
                                    below(repository, "promotion-test").query("limit", "1000"),
                                    details.fields().json())
                            .path("items")
                            .valueStream()
                            .toList(),
                    "tag",
                    "outcome",
                    "targetTag",
                    "reason");
        }
    }

    @Command(name = "run", description = "Let a rule look at all tags now, also at what it promoted before.")
    static final class Run extends OfRule {
        @Option(names = "--tag", paramLabel = "TAG", description = "Only at this one.")
        private @Nullable String tag;

        @Option(names = "--wait", description = "Return when it has ended.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobStart.follow(
                    api,
                    api.post(path().then("runs"), new Fields().with("tag", tag).json()),
                    printer,
                    surroundings(),
                    wait,
                    "Promoting");
        }
    }

    @Command(name = "results", description = "Show why a rule promoted tags, and why not; the latest first.")
    static final class Results extends OfRule {
        @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 500. Default: ${DEFAULT-VALUE}.")
        private int limit = 50;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.get(path().then("evaluations").query("limit", Integer.toString(limit)))
                            .path("items")
                            .valueStream()
                            .toList(),
                    COLUMNS);
        }
    }
}
