// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

/** The password of a user at another registry, in clear. Never shown, never logged. */
public record RemotePassword(String text) {
    /** Keys of service accounts and tokens of clouds are long. */
    private static final int LONGEST = 16_384;

    public RemotePassword {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw InvalidMirror.because(
                    "The password is empty or too long: give 1 to " + LONGEST + " characters, or leave it out.");
        }
    }

    @Override
    public String toString() {
        return "RemotePassword";
    }
}
