// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.fault;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import java.io.IOException;

/**
 * The client's body could not be read to its end: it hung up, fell silent, was too slow, or sent bytes that are not HTTP. Thrown
 * by the body of a {@link Call}; never a fault of the server.
 */
public final class TornBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status what the client is told, should it still listen: 400, or 408 when it was too slow
     * @param message a sentence with a next step
     */
    public TornBodyException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
