// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Scans a file that holds an image. */
@Command(
        name = "file",
        description = {
            "Scan an image that is not in the registry: a folder or archive in OCI's layout, or an archive of 'docker save'.",
            "",
            "The layers are read here; only the list of what they hold is sent to the registry, which keeps nothing of it."
        })
final class ScanFileCommand extends RegistryCommand {
    @Parameters(paramLabel = "PATH", description = "The folder or archive.")
    private Path path;

    @Mixin
    private OutsideScan scan;

    @Override
    protected void run(ApiClient api, Printer printer) {
        OutsideFile.images(
                path,
                images -> scan.run(images, api, printer, surroundings().clock().instant()));
    }
}
