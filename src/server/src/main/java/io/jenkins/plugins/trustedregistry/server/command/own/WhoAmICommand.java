// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.own;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import picocli.CommandLine.Command;

/** Who the registry takes the caller for. */
@Command(
        name = "whoami",
        description = "Show who you are to the registry.",
        footerHeading = "%nExamples:%n",
        footer = "  trusted-registry whoami")
public final class WhoAmICommand extends RegistryCommand {
    @Override
    protected void run(ApiClient api, Printer printer) {
        printer.item(api.get(ApiPath.of("whoami")));
    }
}
