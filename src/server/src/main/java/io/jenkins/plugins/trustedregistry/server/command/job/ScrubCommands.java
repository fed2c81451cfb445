// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.job;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The scrub. */
@Command(
        name = "scrub",
        description = "Finds blobs that the disk has damaged, and moves them aside. For registry administrators.",
        subcommands = {ScrubCommands.Run.class, ScrubCommands.Damaged.class},
        footerHeading = "%nExamples:%n",
        footer = {"  trusted-registry scrub run --wait", "  trusted-registry scrub damaged"})
public final class ScrubCommands {

    @Command(
            name = "run",
            description = "Read all blobs, no faster than the settings allow. With --home it is waited for.")
    static final class Run extends RegistryCommand {
        @Option(names = "--wait", description = "Return when it has ended.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobStart.run(api, ApiPath.of("scrub", "runs"), printer, surroundings(), wait, "Reading blobs");
        }
    }

    @Command(name = "damaged", description = "List damaged blobs, and which repositories have them.")
    static final class Damaged extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.list(ApiPath.of("damaged-blobs")),
                    "digest",
                    "size",
                    "foundAt",
                    "healed",
                    "repositories",
                    "reason");
        }
    }
}
