// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.CellText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Whose the bytes in the store are. */
@Command(
        name = "storage-use",
        description =
                "List how many bytes are on whose account, the largest first: of namespaces, for administrators of the"
                        + " registry, or of the repositories of one, for its owners.",
        footerHeading = "%nExamples:%n",
        footer = {"  trusted-registry storage-use", "  trusted-registry storage-use technology"})
public final class StorageUseCommand extends RegistryCommand {
    @Parameters(paramLabel = "NAMESPACE", arity = "0..1", description = "An organization or a user.")
    private @Nullable String namespace;

    @Override
    protected void run(ApiClient api, Printer printer) {
        JsonNode use = api.get(
                namespace == null ? ApiPath.of("storage-use") : ApiPath.of("namespaces", namespace, "storage-use"));
        if (printer.isJson()) {
            printer.item(use);
            return;
        }
        List<JsonNode> shares =
                use.path("items").valueStream().map(StorageUseCommand::shown).toList();
        printer.items(shares, "name", "stored", "alone", "blobs", "repositories");
    }

    private static JsonNode shown(JsonNode share) {
        ObjectNode shown = share.deepCopy();
        return shown.put("stored", CellText.size(share.path("bytes").asLong()))
                .put("alone", CellText.size(share.path("ownBytes").asLong()));
    }
}
