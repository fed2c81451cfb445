// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds things by a part of their names. */
@Command(
        name = "search",
        description =
                "Find repositories and tags by a part of their names, and images by the beginning of their digests, as"
                        + " far as you may see them. What is inside of images 'scan search' finds.",
        footerHeading = "%nExamples:%n",
        footer = {"  trusted-registry search test", "  trusted-registry search sha256:4f53"})
public final class SearchCommand extends RegistryCommand {
    @Parameters(paramLabel = "TEXT", description = "2 to 200 characters.")
    private String text;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many of each kind, up to 1000. Default: 100.")
    private int limit = 100;

    @Override
    protected void run(ApiClient api, Printer printer) {
        JsonNode found = api.get(ApiPath.of("search").query("q", text).query("limit", Integer.toString(limit)));
        if (printer.isJson()) {
            printer.item(found);
            return;
        }
        List<JsonNode> rows = new ArrayList<>();
        found.path("repositories").forEach(name -> rows.add(row("repository").put("repository", name.asText())));
        found.path("tags").forEach(each -> rows.add(row("tag").setAll((ObjectNode) each)));
        found.path("images").forEach(each -> rows.add(row("image").setAll((ObjectNode) each)));
        printer.items(rows, "kind", "repository", "tag", "digest");
        if (found.path("more").asBoolean()) {
            printer.note("There is more: write more of the name, or ask for more with --limit.");
        }
    }

    private static ObjectNode row(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
