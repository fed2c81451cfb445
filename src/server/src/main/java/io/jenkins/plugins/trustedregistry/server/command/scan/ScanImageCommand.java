// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Scans an image of another registry. */
@Command(
        name = "image",
        description = {
            "Scan an image of another registry, as REGISTRY/REPOSITORY:TAG. What is needed of it is fetched and read here.",
            "",
            "With --user, the password is asked for, read from standard input (--password-stdin), or taken from $"
                    + OtherRegistry.PASSWORD + " in scripts."
        })
final class ScanImageCommand extends RegistryCommand {
    @Parameters(paramLabel = "IMAGE", description = "For instance harbor.example.com/library/app:1.0.")
    private String image;

    @Mixin
    private OtherRegistry other;

    @Mixin
    private OutsideScan scan;

    @Override
    protected void run(ApiClient api, Printer printer) {
        other.images(
                image,
                surroundings(),
                images -> scan.run(images, api, printer, surroundings().clock().instant()));
    }
}
