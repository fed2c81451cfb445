// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.io.IOException;

/** There is no space left where the blobs live (or the quota there is used up). Worth an answer of its own: 507. */
public final class StorageFullException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The message is for the log and names the place that is full. */
    public StorageFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
