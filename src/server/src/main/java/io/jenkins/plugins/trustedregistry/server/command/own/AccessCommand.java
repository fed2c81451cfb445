// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.own;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may do what, and why. */
@Command(
        name = "access",
        description = "Show what somebody may do on a repository, and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry access technology/test",
            "  trusted-registry access technology/test --user nigelpoulton"
        })
public final class AccessCommand extends RegistryCommand {
    @Parameters(paramLabel = "REPOSITORY")
    private String repository;

    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "Another user (those who administer the repository). Default: yourself.")
    private @Nullable String user;

    @Override
    protected void run(ApiClient api, Printer printer) {
        JsonNode explained =
                api.get(ApiPath.of("access").query("repository", repository).query("user", Optional.ofNullable(user)));
        if (printer.isJson()) {
            printer.item(explained);
            return;
        }
        List<JsonNode> actions = new ArrayList<>();
        explained.path("actions").forEach(actions::add);
        printer.items(actions, "action", "allowed", "reason");
    }
}
