// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import java.io.IOException;

/** What trying again does not cure. The message is a sentence with a next step, meant for whoever asked, and holds no secret. */
public class ClientException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ClientException(String message) {
        this(message, 0);
    }

    /** With the status of the answer that is behind it. */
    public ClientException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The registry's HTTP status; 0 where it was not the registry that refused. */
    public int status() {
        return status;
    }
}
