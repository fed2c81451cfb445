// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImages;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.UnreadableImageException;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;
import java.nio.file.Path;

/** A file or folder that holds images. */
public final class OutsideFile {
    private OutsideFile() {}

    /** Does something with the images in it, which are open for so long. */
    public static void images(Path path, OtherRegistry.Work work) {
        try (OutsideImages images = OutsideImages.open(path)) {
            work.with(images.images());
        } catch (UnreadableImageException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "'" + path + "' can't be read (" + e.getMessage() + "): check the disk and your rights.",
                    e);
        }
    }
}
