// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The disk did not take what had been written to a file. Nothing of the file can be relied on any more. */
final class UnsyncedException extends IOException {
    private static final long serialVersionUID = 1;

    UnsyncedException(@Nullable Throwable cause) {
        super("The disk did not take what was written: " + (cause == null ? "" : cause.getMessage()), cause);
    }
}
