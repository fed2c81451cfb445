// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One event on its way to one receiver.
 *
 * @param message what the receiver is told as its id: the same for all attempts, and when it is sent once more on demand
 * @param body what is sent, to the byte
 * @param nextAt when it is tried next, while it is pending
 * @param last the last attempt
 */
public record Delivery(
        String id,
        String webhook,
        String message,
        String type,
        String body,
        String contentType,
        State state,
        Instant createdAt,
        int attempts,
        Instant nextAt,
        Optional<Attempt> last) {

    /** What became of it. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One attempt.
     *
     * @param status empty when there was no answer
     * @param response the beginning of the answer
     * @param problem a sentence; empty when it succeeded
     */
    public record Attempt(Instant at, Duration took, OptionalInt status, String response, Optional<String> problem) {

        public boolean isSuccess() {
            return problem.isEmpty();
        }
    }
}
