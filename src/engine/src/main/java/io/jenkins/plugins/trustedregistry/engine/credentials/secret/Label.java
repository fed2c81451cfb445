// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.time.Instant;
import java.util.Optional;

/** The name somebody gives to a credential to know it by: 1 to 64 characters, none of them a control character. */
public record Label(String text) {
    private static final int LONGEST = 64;

    public Label {
        text = text.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("The name is not usable: write 1 to " + LONGEST
                    + " characters that tell what the credential is for, without control characters.");
        }
    }

    /** Refuses an end that is no end. */
    public static void checkEnd(Optional<Instant> end, Instant now) {
        if (end.isPresent() && !end.get().isAfter(now)) {
            throw Refusal.invalid("The end lies in the past: choose a later one, or none.");
        }
    }
}
