// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Manifests that nothing leads to. */
@Command(
        name = "untagged",
        description = "List the manifests that the repository's rule would delete now, and why; or delete them.")
public final class UntaggedCommand extends RegistryCommand {
    @Parameters(paramLabel = "REPOSITORY")
    private String repository;

    @Option(names = "--collect", description = "Delete them; they go to the trash.")
    private boolean collect;

    @Override
    protected void run(ApiClient api, Printer printer) {
        ApiPath path = RepositoryCommands.path(repository).then("-").then("untagged");
        if (!collect) {
            printer.items(api.list(path), "digest", "pushedAt", "reason");
            return;
        }
        String count = api.remove(path).path("deleted").asText();
        printer.done(
                "collected",
                Map.of("repository", repository, "manifests", count),
                count + " manifests of " + repository + " are in the trash.");
    }
}
