// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

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

/** Repositories. */
@Command(
        name = "repo",
        aliases = "repository",
        description = "Repositories, and the images in them.",
        subcommands = {
            RepositoryCommands.ListAll.class,
            RepositoryCommands.Show.class,
            RepositoryCommands.Create.class,
            RepositoryCommands.Change.class,
            RepositoryCommands.Delete.class,
            RepositoryCommands.Grants.class,
            AboutCommands.Description.class,
            AboutCommands.Owners.class,
            AboutCommands.Activity.class,
            ImageCommands.Tags.class,
            ImageCommands.Untag.class,
            ImageCommands.Manifests.class,
            ImageCommands.Builds.class,
            ContentCommands.Contents.class,
            ContentCommands.Provenance.class,
            ImageCommands.DeleteManifest.class,
            UntaggedCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry repo create technology/test --visibility public",
            "  trusted-registry repo tags technology/test",
            "  trusted-registry repo delete technology/test"
        })
public final class RepositoryCommands {

    public static ApiPath path(String repository) {
        return ApiPath.of("repositories").name(repository);
    }

    @Command(name = "list", description = "List the repositories you may see.")
    static final class ListAll extends RegistryCommand {
        @Option(names = "--namespace", paramLabel = "NAME", description = "Only those of this organization or user.")
        private @Nullable String namespace;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(ApiPath.of("repositories").query("namespace", Optional.ofNullable(namespace))),
                    "name",
                    "visibility",
                    "scanOnPush",
                    "description",
                    "createdAt",
                    "createdBy");
        }
    }

    @Command(name = "show", description = "Show a repository.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(path(repository)));
        }
    }

    @Command(name = "create", aliases = "add", description = "Make a repository.")
    static final class Create extends RegistryCommand {
        @Parameters(
                paramLabel = "REPOSITORY",
                description = "organization/name or user/name; the name may have slashes.")
        private String repository;

        @Mixin
        private Details details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    ApiPath.of("repositories"),
                    details.fields().with("name", repository).json()));
        }
    }

    @Command(name = "set", description = "Change a repository.")
    static final class Change extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Mixin
        private Details details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.patch(path(repository), details.fields().change()));
        }
    }

    @Command(name = "delete", description = "Remove a repository with all its images.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Mixin
        private DeletionOptions options;

        @Override
        protected void run(ApiClient api, Printer printer) {
            options.confirm(
                    surroundings().terminal(),
                    "The repository " + repository + " will be removed with all its images.",
                    repository);
            api.delete(options.of(path(repository)));
            printer.done("deleted", Map.of("repository", repository), "The repository " + repository + " is removed.");
        }
    }

    @Command(name = "grants", description = "List the teams that have rights on a repository.")
    static final class Grants extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(api.list(path(repository).then("-").then("grants")), "organization", "team", "right");
        }
    }

    /** What can be said about a repository beside its name. */
    static final class Details {
        @Option(
                names = "--visibility",
                paramLabel = "public|private",
                description = "Who may see and pull: everybody, or only those with a right. New ones are private.")
        private @Nullable String visibility;

        @Option(names = "--description", paramLabel = "TEXT")
        private @Nullable String description;

        @Option(names = "--scan-on-push", negatable = true, description = "Whether images are scanned when pushed.")
        private @Nullable Boolean scanOnPush;

        @Option(
                names = "--immutable-tags",
                paramLabel = "PATTERN",
                description = "All patterns of tags that can't be moved or deleted once they are pushed, such as 'v*';"
                        + " may be repeated. Takes the place of those there were; '' for none.")
        private @Nullable List<String> immutableTags;

        @Option(
                names = "--immutable-days",
                paramLabel = "DAYS",
                description = "After how many days they can; 0: when 'tag release' lets them go.")
        private @Nullable Integer immutableDays;

        @Option(
                names = "--untagged",
                paramLabel = "keep|DAYSd|default",
                description = "What becomes of manifests that nothing leads to: kept, to the trash after so many days"
                        + " (14d), or as the registry's settings say.")
        private @Nullable String untagged;

        @Option(
                names = "--scanner",
                paramLabel = "NAME|default",
                description = "Which scanner looks into its images: built-in, another that 'scan scanners' lists, or as"
                        + " the registry's settings say.")
        private @Nullable String scanner;

        Fields fields() {
            return new Fields()
                    .with("immutableTags", patterns())
                    .with("immutableDays", immutableDays)
                    .with("untagged", untagged)
                    .with("scanner", scanner)
                    .with("visibility", visibility)
                    .with("description", description)
                    .with("scanOnPush", scanOnPush);
        }

        private @Nullable List<String> patterns() {
            return immutableTags == null
                    ? null
                    : immutableTags.stream()
                            .filter(pattern -> !pattern.isEmpty())
                            .toList();
        }
    }
}
