// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import picocli.CommandLine.Command;

/** Settings as code. */
@Command(
        name = "config",
        description = "Settings as code.",
        subcommands = ConfigCommands.Export.class,
        footerHeading = "%nExamples:%n",
        footer = {"  trusted-registry config export > registry.yaml", "  trusted-registry check --config registry.yaml"
        })
public final class ConfigCommands {

    @Command(
            name = "export",
            description =
                    "Print the settings, and all organizations with their teams, repositories and rights, as YAML that"
                            + " 'serve --config' and Jenkins' configuration as code read. Holds no secrets: no accounts, no private"
                            + " key.")
    static final class Export extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            ExportedSettings settings = ExportedSettings.read(api);
            if (printer.isJson()) {
                printer.item(settings.json());
            } else {
                printer.text(settings.yaml());
            }
        }
    }
}
