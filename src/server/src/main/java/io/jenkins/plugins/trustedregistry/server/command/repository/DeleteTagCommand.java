// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DeletionOptions;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a tag with what it points at. */
@Command(
        name = "delete",
        description = "Remove a tag with its image. What another tag or an index leads to stays; so does the image with"
                + " --keep-image.")
final class DeleteTagCommand extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "REPOSITORY")
    private String repository;

    @Parameters(index = "1", paramLabel = "TAG")
    private String tag;

    @Option(names = "--keep-image", description = "Only the tag; what it points at stays under its digest.")
    private boolean keepImage;

    @Mixin
    private DeletionOptions options;

    @Override
    protected void run(ApiClient api, Printer printer) {
        String name = repository + ":" + tag;
        ApiPath path =
                RepositoryCommands.path(repository).then("-").then("tags").then(tag);
        options.confirm(
                surroundings().terminal(),
                "The tag " + name + " will be removed"
                        + (keepImage ? "." : ", and its image where nothing else needs it."),
                tag);
        if (keepImage) {
            api.delete(options.of(path));
            printer.done("deleted", Map.of("repository", repository, "tag", tag), "The tag " + name + " is removed.");
        } else {
            say(printer, name, api.remove(options.of(path.query("image", "true"))));
        }
    }

    private void say(Printer printer, String name, JsonNode deleted) {
        int manifests = deleted.path("manifests").size();
        Optional<String> until = Optional.ofNullable(deleted.path("until").textValue());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("repository", repository);
        facts.put("tag", tag);
        facts.put("digest", deleted.path("digest").asText());
        facts.put("manifests", Integer.toString(manifests));
        until.ifPresent(end -> facts.put("until", end));
        String image = manifests > 0
                ? " is removed with its image (" + manifests + (manifests == 1 ? " manifest)." : " manifests).")
                : " is removed. Its image stays: another tag points at it, or an index names it.";
        String undo = until.map(
                        end -> " Until " + end + " 'trash restore' brings it back; then a collection frees its space.")
                .orElse(" A collection frees its space.");
        printer.done("deleted", facts, "The tag " + name + image + undo);
    }
}
