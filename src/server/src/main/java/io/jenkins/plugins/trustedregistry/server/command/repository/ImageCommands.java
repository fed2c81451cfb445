// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DataAgeText;
import io.jenkins.plugins.trustedregistry.server.command.common.DeletionOptions;
import io.jenkins.plugins.trustedregistry.server.command.common.FindingsText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is in a repository. */
public final class ImageCommands {

    private ImageCommands() {}

    private static ApiPath path(String repository, String list) {
        return RepositoryCommands.path(repository).then("-").then(list);
    }

    @Command(name = "tags", description = "List a repository's tags.")
    static final class Tags extends TagList {}

    @Command(name = "list", description = "List a repository's tags.")
    static final class ListTags extends TagList {}

    /** The list of tags, which has two names. */
    abstract static class TagList extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> tags = api.list(path(repository, "tags"));
            printer.items(
                    printer.isJson() ? tags : forPeople(tags),
                    "tag",
                    "digest",
                    "platforms",
                    "size",
                    "vulnerabilities",
                    "verdict",
                    "dataAge",
                    "pushedAt",
                    "pushedBy",
                    "pullCount",
                    "lastPulledAt");
        }

        private List<JsonNode> forPeople(List<JsonNode> tags) {
            Instant now = surroundings().clock().instant();
            List<JsonNode> counted =
                    FindingsText.with(tags, "vulnerabilities", tag -> FindingsText.ofScan(tag.path("scan")));
            return FindingsText.with(counted, "dataAge", tag -> DataAgeText.old(tag.path("scan"), now));
        }
    }

    @Command(
            name = "untag",
            description = "Remove a tag. What it points at stays, under its digest and its other tags.")
    static final class Untag extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "TAG")
        private String tag;

        @Mixin
        private DeletionOptions options;

        @Override
        protected void run(ApiClient api, Printer printer) {
            String name = repository + ":" + tag;
            options.confirm(surroundings().terminal(), "The tag " + name + " will be removed.", tag);
            api.delete(options.of(path(repository, "tags").then(tag)));
            printer.done("deleted", Map.of("repository", repository, "tag", tag), "The tag " + name + " is removed.");
        }
    }

    @Command(name = "manifests", description = "List a repository's manifests, with or without tags.")
    static final class Manifests extends RegistryCommand {
        @Parameters(paramLabel = "REPOSITORY")
        private String repository;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(path(repository, "manifests")),
                    "digest",
                    "tags",
                    "mediaType",
                    "size",
                    "pushedAt",
                    "pushedBy",
                    "pullCount",
                    "lastPulledAt");
        }
    }

    @Command(
            name = "builds",
            description =
                    "List builds that pushed or pulled a manifest, where the registry runs inside a build server.")
    static final class Builds extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "DIGEST")
        private String digest;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(path(repository, "manifests").then(digest).then("builds")),
                    "job",
                    "number",
                    "deed",
                    "tag",
                    "at");
        }
    }

    @Command(name = "delete-manifest", description = "Remove a manifest and every tag that points at it.")
    static final class DeleteManifest extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY")
        private String repository;

        @Parameters(index = "1", paramLabel = "DIGEST")
        private String digest;

        @Mixin
        private DeletionOptions options;

        @Override
        protected void run(ApiClient api, Printer printer) {
            String name = repository + "@" + digest;
            options.confirm(
                    surroundings().terminal(), "The manifest " + name + " will be removed with its tags.", digest);
            api.delete(options.of(path(repository, "manifests").then(digest)));
            printer.done(
                    "deleted",
                    Map.of("repository", repository, "digest", digest),
                    "The manifest " + name + " is removed.");
        }
    }
}
