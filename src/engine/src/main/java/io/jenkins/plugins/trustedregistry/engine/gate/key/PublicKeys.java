// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.key;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys in PEM. */
public final class PublicKeys {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
    private static final int SHORTEST_RSA = 2048;

    private PublicKeys() {}

    /** @throws IllegalArgumentException with a sentence when it is none, or too weak */
    public static PublicKey parse(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("pem is not a public key in PEM: it begins with -----BEGIN PUBLIC"
                    + " KEY-----, as 'cosign public-key' writes it.");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pem is damaged: what stands between its lines is no base 64.", e);
        }
        return strong(decode(encoded));
    }

    private static PublicKey decode(byte[] encoded) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // another algorithm's
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This Java has no " + algorithm, e);
            }
        }
        throw new IllegalArgumentException("pem is of a kind that is not known here: use ECDSA P-256, RSA or Ed25519.");
    }

    private static PublicKey strong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw new IllegalArgumentException("pem is an RSA key of "
                    + rsa.getModulus().bitLength() + " bits: use one of " + SHORTEST_RSA + " or more.");
        }
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() < 256) {
            throw new IllegalArgumentException("pem is on a curve that is too small: use P-256.");
        }
        return key;
    }
}
