// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.finding;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody answers for it that a vulnerability does not count in a repository.
 *
 * @param advisory the vulnerability's identifier, a CVE where it has one
 * @param reason a sentence for whoever asks later
 * @param createdBy who answers for it
 * @param expiresAt from then on it counts again; empty: never
 */
public record Suppression(
        String id,
        String advisory,
        Status status,
        String reason,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    public boolean holds(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }

    /** Why it does not count. */
    public enum Status {
        /** The vulnerable part is not there, not reached, or made harmless. */
        NOT_AFFECTED,
        /** The scanner is mistaken. */
        FALSE_POSITIVE,
        /** It is there, and is borne for a while. */
        ACCEPTED;

        /** As the API writes it: {@code not-affected}. Empty when there is no such status. */
        public static Optional<Status> parse(String text) {
            for (Status status : values()) {
                if (status.toString().equals(text)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
