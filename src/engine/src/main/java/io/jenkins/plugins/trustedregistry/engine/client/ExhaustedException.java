// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import java.time.Duration;
import java.util.Optional;

/** Something that may pass did not pass for as often as it was tried: it may work much later. */
public final class ExhaustedException extends ClientException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> wait;

    /** @param wait how long the registry asked to wait, the last time */
    public ExhaustedException(String message, Optional<Duration> wait) {
        super(message);
        this.wait = wait;
    }

    public Optional<Duration> wanted() {
        return wait;
    }
}
