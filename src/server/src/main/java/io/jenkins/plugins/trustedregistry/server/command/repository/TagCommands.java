// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tags, and where they have pointed. */
@Command(
        name = "tag",
        description = "Tags: where they point, where they have pointed, and the way back.",
        subcommands = {
            ImageCommands.ListTags.class,
            TagCommands.History.class,
            DeleteTagCommand.class,
            TagCommands.RollBack.class,
            TagCommands.Release.class,
            TagCommands.Hold.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry tag history technology/test latest",
            "  trusted-registry tag rollback technology/test latest sha256:...",
            "  trusted-registry tag release technology/test v1.0 --reason 'rebuilt for a fix'"
        })
public final class TagCommands {

    private TagCommands() {}

    private static ApiPath path(String repository, String tag) {
        return RepositoryCommands.path(repository).then("-").then("tags").then(tag);
    }

    @Command(name = "history", description = "List where a tag has pointed, the latest first; also of a deleted one.")
    static final class History extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "TAG")
        private String tag;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(path(repository, tag).then("history")),
                    "movedAt",
                    "movedBy",
                    "how",
                    "from",
                    "to",
                    "restorable");
        }
    }

    @Command(
            name = "rollback",
            description = "Point a tag at a manifest of its history again, also when that lies in the trash.")
    static final class RollBack extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "TAG")
        private String tag;

        @Parameters(index = "2", paramLabel = "DIGEST")
        private String digest;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.post(
                    path(repository, tag).then("rollback"),
                    new Fields().with("digest", digest).json()));
        }
    }

    @Command(
            name = "release",
            description = "Let an immutable tag be moved or deleted. Where it points then it is immutable again.")
    static final class Release extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "TAG")
        private String tag;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
        private String reason;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.put(
                    path(repository, tag).then("release"),
                    Optional.of(new Fields().with("reason", reason).json()));
            printer.done(
                    "released",
                    Map.of("repository", repository, "tag", tag),
                    "The tag " + repository + ":" + tag + " can be moved or deleted.");
        }
    }

    @Command(name = "hold", description = "Take the release of an immutable tag back.")
    static final class Hold extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "TAG")
        private String tag;

        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(path(repository, tag).then("release"));
            printer.done(
                    "held",
                    Map.of("repository", repository, "tag", tag),
                    "The tag " + repository + ":" + tag + " is immutable again.");
        }
    }
}
