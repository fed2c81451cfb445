// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import java.util.random.RandomGenerator;

/** Which passwords there can be. */
public final class Passwords {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 1024;
    private static final int GENERATED_LENGTH = 24;
    /** No letters that are mistaken for each other when somebody types them from a screen. */
    private static final String GENERATED_FROM = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Passwords() {}

    /** A password nobody chose: 24 letters and digits, about 139 bits when the generator is a secure one. */
    public static String generate(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(GENERATED_FROM.charAt(random.nextInt(GENERATED_FROM.length())));
        }
        return password.toString();
    }

    /** Refuses what could never be sent in a login. */
    static String usable(String password) {
        if (!fits(password)) {
            throw AccountRefusals.invalid("A password has 1 to " + LONGEST + " characters: choose another one.");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw AccountRefusals.invalid(
                    "A password can't hold line breaks or other control characters. One that is read from"
                            + " a file often ends with a line break: write it without, or use ${trim:${readFile:...}}.");
        }
        return password;
    }

    /** Refuses what is also too easily guessed. */
    static String chosen(String password) {
        if (usable(password).length() < SHORTEST) {
            throw AccountRefusals.invalid("The password is too short: use at least " + SHORTEST + " characters.");
        }
        return password;
    }

    /** Whether it has a length that a password can have. */
    static boolean fits(String password) {
        return !password.isEmpty() && password.length() <= LONGEST;
    }
}
