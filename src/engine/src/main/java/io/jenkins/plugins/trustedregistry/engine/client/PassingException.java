// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A registry that is busy or out of order for the moment: the same may work a little later. */
public final class PassingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> wait;

    public PassingException(String message, Optional<Duration> wait) {
        super(message);
        this.wait = wait;
    }

    /** What any failure says about when to try again. */
    public static Optional<Duration> wait(IOException failure) {
        return failure instanceof PassingException passing ? passing.wait : Optional.empty();
    }
}
