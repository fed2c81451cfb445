// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.scan.ImageName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What an image is made of, and where it comes from. */
final class ContentCommands {
    private ContentCommands() {}

    /** A command about one image, by tag or digest. */
    abstract static class OfImage extends RegistryCommand {
        @Parameters(paramLabel = "IMAGE", description = "REPOSITORY:TAG or REPOSITORY@DIGEST.")
        private String image;

        /** Something that the API has of the image; a tag is looked up first. */
        JsonNode ask(ApiClient api, String what) {
            ImageName name = ImageName.parse(image);
            ApiPath repository = RepositoryCommands.path(name.repository()).then("-");
            String digest = name.reference().contains(":")
                    ? name.reference()
                    : api.get(repository.then("tags").then(name.reference()))
                            .path("digest")
                            .asText();
            return api.get(repository.then("manifests").then(digest).then(what));
        }
    }

    @Command(
            name = "contents",
            description =
                    "Show what an image is made of: its layers, or the images of an index. With --json also how it"
                            + " is run, and what was pushed about it.")
    static final class Contents extends OfImage {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode found = ask(api, "contents");
            if (printer.isJson()) {
                printer.item(found);
            } else if (found.path("images").isEmpty()) {
                printer.items(items(found, "layers"), "digest", "size", "instruction");
            } else {
                printer.items(items(found, "images"), "digest", "platform", "size");
            }
        }
    }

    @Command(
            name = "provenance",
            description =
                    "List what is stated of where an image comes from, and whose signature the statement has. With"
                            + " --json the statements themselves.")
    static final class Provenance extends OfImage {
        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> found = items(ask(api, "provenance"), "items");
            printer.items(
                    printer.isJson()
                            ? found
                            : found.stream().map(Provenance::shown).toList(),
                    "signer",
                    "about",
                    "predicateType",
                    "builder",
                    "run",
                    "pushedAt");
        }

        /** With the two fields of SLSA's provenance that say most. */
        private static JsonNode shown(JsonNode found) {
            JsonNode ran = found.path("statement").path("predicate").path("runDetails");
            ObjectNode shown = found.deepCopy();
            return shown.put("builder", ran.path("builder").path("id").asText())
                    .put("run", ran.path("metadata").path("invocationId").asText());
        }
    }

    private static List<JsonNode> items(JsonNode found, String key) {
        return found.path(key).valueStream().toList();
    }
}
