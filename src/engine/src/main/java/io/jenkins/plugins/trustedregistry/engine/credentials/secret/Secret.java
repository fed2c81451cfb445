// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A secret that the registry makes up and shows once: a prefix that tells what it is, 32 random letters and digits (190 bits),
 * and a checksum of six. The checksum lets a mistyped or made-up one be told without a look into the database, and a scanner for
 * leaked secrets be sure. What is stored is {@link #hash}: with so much chance in the secret no salt and no slow hash is needed.
 */
public record Secret(Kind kind, String text) {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 32;
    private static final int CHECKSUM = 6;
    private static final Pattern TAIL = Pattern.compile("[0-9A-Za-z]{" + (RANDOM + CHECKSUM) + "}");

    /** What a secret opens. */
    public enum Kind {
        /** Its owner's account, by a personal access token. */
        ACCESS_TOKEN("trp_"),
        /** Its owner's account, for as long as a client bundle is valid. */
        BUNDLE_TOKEN("trb_"),
        /** A robot account. */
        ROBOT_SECRET("trr_"),
        /** Whatever a running build may do. */
        BUILD_SECRET("trj_"),
        /** Pulls from one repository, for as long as a scanner has to look into an image. */
        SCANNER_SECRET("trn_"),
        /** Nothing but the token endpoint. */
        REFRESH_TOKEN("trf_"),
        /** The management API, from a browser; see package {@code session}. */
        SESSION("trs_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public Secret {
        if (!isWellFormed(kind, text)) {
            throw new IllegalArgumentException("Not a secret of the kind " + kind);
        }
    }

    public static Secret generate(Kind kind, SecureRandom random) {
        StringBuilder text = new StringBuilder(kind.prefix);
        for (int i = 0; i < RANDOM; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new Secret(kind, text.append(checksum(text.toString())).toString());
    }

    /** Empty when the text is no secret of any kind, wrong checksums included. */
    public static Optional<Secret> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (isWellFormed(kind, text)) {
                return Optional.of(new Secret(kind, text));
            }
        }
        return Optional.empty();
    }

    private static boolean isWellFormed(Kind kind, String text) {
        int end = text.length() - CHECKSUM;
        return text.startsWith(kind.prefix)
                && TAIL.matcher(text)
                        .region(kind.prefix.length(), text.length())
                        .matches()
                && checksum(text.substring(0, end)).equals(text.substring(end));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < CHECKSUM; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }

    /** What is stored: SHA-256, hexadecimal. */
    public String hash() {
        return sha256(text);
    }

    /** Another value that follows from the secret, one for each purpose; the secret does not follow from it. */
    public String derived(String purpose) {
        return sha256(purpose + ":" + text);
    }

    private static String sha256(String of) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have.", e);
        }
    }

    @Override
    public String toString() {
        return kind.prefix + "...";
    }
}
