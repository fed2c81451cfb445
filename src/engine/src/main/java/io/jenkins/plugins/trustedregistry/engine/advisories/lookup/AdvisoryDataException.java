// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

/** The vulnerability data on disk can't be read; the message says what to do. */
public final class AdvisoryDataException extends RuntimeException {
    public AdvisoryDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
