// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file is not what it should be; the message is a sentence that says what to do. What was there before goes on being used. */
public final class RefusedDataException extends IOException {
    public RefusedDataException(String message) {
        super(message);
    }

    public RefusedDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
