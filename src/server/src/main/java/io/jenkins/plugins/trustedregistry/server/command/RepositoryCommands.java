// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
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
            ImageCommands.Tags.class,
            ImageCommands.Untag.class,
            ImageCommands.Manifests.class,
            ImageCommands.DeleteManifest.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry repo create technology/test --visibility public",
            "  trusted-registry repo tags technology/test",
            "  trusted-registry repo delete technology/test"
        })
final class RepositoryCommands {

    static ApiPath path(String repository) {
        return ApiPath.of("repositories").name(repository);
    }

    @Command(name = "list", description = "List the repositories you may see.")
    static final class ListAll extends RegistryCommand {
        @Option(names = "--namespace", paramLabel = "NAME", description = "Only those of this organization or user.")
        private @Nullable String namespace;

        @Override
        void run(ApiClient api, Printer printer) {
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
        void run(ApiClient api, Printer printer) {
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
        void run(ApiClient api, Printer printer) {
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
        void run(ApiClient api, Printer printer) {
            printer.item(api.patch(path(repository), details.fields().change()));
        }
    }

    @Command(name = "delete", description = "Remove a repository with all its images.")
    static final class Delete extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Mixin
        private Confirmation confirmation;

        @Override
        void run(ApiClient api, Printer printer) {
            confirmation.require(
                    surroundings().terminal(),
                    "The repository " + repository + " will be removed with all its images.",
                    repository);
            api.delete(path(repository));
            printer.done("deleted", Map.of("repository", repository), "The repository " + repository + " is removed.");
        }
    }

    @Command(name = "grants", description = "List the teams that have rights on a repository.")
    static final class Grants extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        void run(ApiClient api, Printer printer) {
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

        Fields fields() {
            return new Fields()
                    .with("visibility", visibility)
                    .with("description", description)
                    .with("scanOnPush", scanOnPush);
        }
    }
}
