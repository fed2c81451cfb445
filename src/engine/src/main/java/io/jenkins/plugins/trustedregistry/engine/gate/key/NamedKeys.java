// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.key;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An administrator's public keys by their names. */
public final class NamedKeys {
    private final Map<String, PublicKey> keys;

    public NamedKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Names of the keys with which these bytes were signed so; none when it is no signature of any. */
    public Set<String> verifying(byte[] signed, byte[] signature) {
        Set<String> names = new TreeSet<>();
        keys.forEach((name, key) -> {
            if (verifies(key, signed, signature)) {
                names.add(name);
            }
        });
        return names;
    }

    private static boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm(key));
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not of this kind of key, or no signature at all
        }
    }

    private static String algorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "Ed25519";
        };
    }
}
