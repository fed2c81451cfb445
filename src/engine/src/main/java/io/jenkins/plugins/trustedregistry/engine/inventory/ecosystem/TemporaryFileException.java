// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;

/** A temporary file could not be written or read: this machine is to blame, and not the layer. */
public final class TemporaryFileException extends IOException {
    TemporaryFileException(IOException cause) {
        super(
                "A temporary file for scanning could not be written or read: see that there is room in the folder for temporary files.",
                cause);
    }
}
