// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import java.io.IOException;

/** It is no record in OSV's format; the message is a sentence. */
public final class OsvFormatException extends IOException {
    public OsvFormatException(String message) {
        super(message);
    }

    public OsvFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
