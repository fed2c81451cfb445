// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.SCrypt;

/** What the secrets in a backup are encrypted with. Its text is shown nowhere. */
public final class Passphrase {
    /** Shorter ones are guessed. */
    private static final int SHORTEST = 12;

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    /** The most memory a backup may ask for to find the key, 256 MiB; ours takes 32. */
    private static final long LARGEST = 256L << 20;

    /** With the other two parameters, a guess costs as much as one of OWASP's recommendations (2024) with 32 MiB. */
    private static final int COST = 1 << 15;

    private static final int BLOCK_SIZE = 8;
    private static final int PARALLEL = 3;

    private final byte[] text;
    private final int cost;

    /** @param cost scrypt's N */
    Passphrase(String text, int cost) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.cost = cost;
    }

    /**
     * One for a new backup.
     *
     * @throws IllegalArgumentException with a sentence when it is too short
     */
    public static Passphrase chosen(String text) {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException("The passphrase has fewer than " + SHORTEST
                    + " characters: choose a longer one, for instance four words, and keep it apart from the backup.");
        }
        return existing(text);
    }

    /** One that a backup was made with. */
    public static Passphrase existing(String text) {
        return new Passphrase(text, COST);
    }

    /** How a key for something new is to be made. */
    Derivation freshDerivation(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Derivation(salt, cost, BLOCK_SIZE, PARALLEL);
    }

    byte[] key(Derivation how) {
        return SCrypt.generate(text, how.salt(), how.cost(), how.blockSize(), how.parallel(), KEY_BYTES);
    }

    @Override
    public String toString() {
        return "Passphrase";
    }

    /** How the key is made of the text: scrypt with these parameters. */
    @SuppressWarnings("ArrayRecordComponent") // read once, right after it was made
    record Derivation(byte[] salt, int cost, int blockSize, int parallel) {

        /** Whether it is one that a registry may have chosen, and not one that takes the machine's memory. */
        boolean isReasonable() {
            return cost > 1
                    && Integer.bitCount(cost) == 1
                    && blockSize >= 1
                    && parallel >= 1
                    && parallel <= 16
                    && 128L * cost * blockSize <= LARGEST;
        }
    }
}
