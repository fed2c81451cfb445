// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server answered, or why there is no answer.
 *
 * @param status empty when nothing was answered
 * @param beginning of the body, at most a kilobyte
 * @param problem a sentence; empty when the server took it (2xx)
 */
public record OutboundAnswer(OptionalInt status, String beginning, Optional<String> problem, Duration took) {

    public boolean isSuccess() {
        return problem.isEmpty();
    }
}
