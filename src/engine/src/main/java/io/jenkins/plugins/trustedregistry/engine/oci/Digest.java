// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The content address of a blob or manifest: {@code algorithm:hex} (image-spec, descriptor.md, "Digests"). The registry
 * understands the two registered algorithms, sha256 and sha512.
 */
public record Digest(Algorithm algorithm, String hex) implements Reference {

    private static final HexFormat HEX = HexFormat.of();

    public Digest {
        if (hex.length() != algorithm.hexLength() || !hex.chars().allMatch(Digest::isLowerCaseHex)) {
            throw invalid(algorithm + ":" + hex);
        }
    }

    /** No pattern: this is asked of every digest of every row that is read. */
    private static boolean isLowerCaseHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    /** Parses {@code sha256:<64 hex>} or {@code sha512:<128 hex>}, lower case only. */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw invalid(text);
        }
        return new Digest(Algorithm.parse(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** The digest of these bytes. */
    public static Digest of(Algorithm algorithm, byte[] content) {
        return finish(algorithm, withContent(algorithm.newHash(), content));
    }

    /** The sha256 digest of these bytes. */
    public static Digest of(byte[] content) {
        return of(Algorithm.SHA256, content);
    }

    /** Ends a running hash; the hash must not be used afterwards. */
    public static Digest finish(Algorithm algorithm, MessageDigest hash) {
        return new Digest(algorithm, HEX.formatHex(hash.digest()));
    }

    private static MessageDigest withContent(MessageDigest hash, byte[] content) {
        hash.update(content);
        return hash;
    }

    private static RegistryException invalid(String text) {
        return new RegistryException(
                ErrorCode.DIGEST_INVALID,
                "The digest '" + Shown.of(text)
                        + "' is not well-formed: write sha256: and 64, or sha512: and 128, lower-case"
                        + " hexadecimal digits.",
                Map.of("digest", Shown.of(text)));
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }

    /** The hash functions the specification registers. */
    public enum Algorithm {
        SHA256("sha256", "SHA-256", 64),
        SHA512("sha512", "SHA-512", 128);

        private final String text;
        private final String javaName;
        private final int hexLength;

        Algorithm(String text, String javaName, int hexLength) {
            this.text = text;
            this.javaName = javaName;
            this.hexLength = hexLength;
        }

        /** Parses {@code sha256} or {@code sha512}. */
        public static Algorithm parse(String text) {
            return switch (text) {
                case "sha256" -> SHA256;
                case "sha512" -> SHA512;
                default ->
                    throw new RegistryException(
                            ErrorCode.DIGEST_INVALID,
                            "The digest algorithm '" + Shown.of(text) + "' is not known here: use sha256 or sha512.",
                            Map.of("algorithm", Shown.of(text)));
            };
        }

        public int hexLength() {
            return hexLength;
        }

        /** A new running hash of this algorithm. */
        public MessageDigest newHash() {
            try {
                return MessageDigest.getInstance(javaName);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This Java has no " + javaName + ", which every Java must have.", e);
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
