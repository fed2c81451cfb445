// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.pruning;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.job.JobStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pruning. */
@Command(
        name = "pruning",
        description = "Pruning: tags that are not needed any more go to the trash.",
        subcommands = {
            PruningCommands.ListAll.class,
            PruningCommands.Create.class,
            PruningCommands.Change.class,
            PruningCommands.Delete.class,
            PruningCommands.Plan.class,
            PruningCommands.Test.class,
            PruningCommands.Run.class,
            PruningCommands.Limit.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry pruning create technology/builds old --if 'updated before 30 days ago' --keep 20",
            "  trusted-registry pruning create technology in-use --protect 'pulled after 14 days ago'",
            "  trusted-registry pruning plan technology/builds",
            "  trusted-registry pruning run technology/builds --wait"
        })
public final class PruningCommands {
    private static final String[] COLUMNS = {"tag", "fate", "policy", "updatedAt", "reason"};

    private PruningCommands() {}

    /** Policies of a repository, or of a namespace, whose name has no slash. */
    private static ApiPath policies(String place) {
        return place.indexOf('/') < 0
                ? ApiPath.of("namespaces", place, "pruning-policies")
                : below(place, "pruning-policies");
    }

    private static ApiPath below(String repository, String what) {
        return ApiPath.of("repositories").name(repository).then("-").then(what);
    }

    /** A command about one policy. */
    abstract static class OfPolicy extends RegistryCommand {
        @Parameters(
                index = "0",
                paramLabel = "PLACE",
                description = "Whose policy: a repository, an organization or a user.")
        private String place;

        @Parameters(index = "1", paramLabel = "POLICY", description = "Its name.")
        private String name;

        String place() {
            return place;
        }

        String name() {
            return name;
        }
    }

    @Command(name = "list", description = "List the policies of a repository, organization or user.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "PLACE")
        private String place;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(api.list(policies(place)), "name", "criteria", "protect", "keep", "active", "changedBy");
        }
    }

    @Command(name = "create", description = "Make a policy.")
    static final class Create extends OfPolicy {
        @Mixin
        private PolicyDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    policies(place()), details.fields().with("name", name()).json()));
        }
    }

    @Command(name = "set", description = "Change a policy.")
    static final class Change extends OfPolicy {
        @Option(names = "--name", paramLabel = "NAME", description = "Another name.")
        private @Nullable String other;

        @Mixin
        private PolicyDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(
                    policies(place()).then(name()),
                    details.fields().with("name", other).change()));
        }
    }

    @Command(
            name = "delete",
            description = "Remove a policy. What it pruned can be restored for as long as the trash keeps it.")
    static final class Delete extends OfPolicy {
        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(policies(place()).then(name()));
            printer.done(
                    "deleted",
                    Map.of("place", place(), "policy", name()),
                    "The policy " + name() + " of " + place() + " is removed.");
        }
    }

    @Command(
            name = "plan",
            description =
                    "Show what would become of each tag now, and why; of an organization or user how many tags would"
                            + " go from each repository. Nothing is removed.")
    static final class Plan extends RegistryCommand {
        @Parameters(paramLabel = "PLACE")
        private String place;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (place.indexOf('/') < 0) {
                printer.items(api.list(ApiPath.of("namespaces", place, "pruning")), "repository", "tags", "goes");
            } else {
                printer.items(api.list(below(place, "pruning")), COLUMNS);
            }
        }
    }

    @Command(name = "test", description = "Show what a policy would do with the tags there are. Nothing is removed.")
    static final class Test extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Mixin
        private PolicyDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> steps = api.post(
                            below(repository, "pruning-test").query("limit", "1000"),
                            details.fields().json())
                    .path("items")
                    .valueStream()
                    .toList();
            printer.items(steps, COLUMNS);
        }
    }

    @Command(
            name = "run",
            description =
                    "Prune a repository now; without one all of them, for registry administrators. With --home it is"
                            + " waited for.")
    static final class Run extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY", arity = "0..1")
        private @Nullable String repository;

        @Option(names = "--wait", description = "Return when it has ended.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ApiPath path = repository == null ? ApiPath.of("pruning") : below(repository, "pruning");
            JobStart.run(api, path.then("runs"), printer, surroundings(), wait, "Pruning");
        }
    }

    @Command(name = "limit", description = "Show or set how many tags a repository may have.")
    static final class Limit extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "N", arity = "0..1", description = "The new limit; 0: none.")
        private @Nullable Integer tags;

        @Override
        protected void run(ApiClient api, Printer printer) {
            ApiPath path = below(repository, "tag-limit");
            if (tags != null) {
                api.put(path, Optional.of(new Fields().with("tags", tags).json()));
            }
            printer.item(api.get(path));
        }
    }
}
