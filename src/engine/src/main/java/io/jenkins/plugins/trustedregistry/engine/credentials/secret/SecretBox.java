// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets that are needed again in clear: AES-256-GCM under a key that lies in the folder of keys and not in the database. A
 * secret can be opened only for whom it was closed.
 */
public final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String what;
    private final SecretKey key;
    private final SecureRandom random;

    private SecretBox(String what, SecretKey key, SecureRandom random) {
        this.what = what;
        this.key = key;
        this.random = random;
    }

    /**
     * Makes the key when there is none.
     *
     * @param keys the folder of keys
     * @param what it has secrets of, in one word: {@code webhook}; their key is {@code webhooks.key}
     * @throws java.io.UncheckedIOException when the key file can't be read or written
     */
    public static SecretBox open(Path keys, String what, SecureRandom random) {
        PrivateFile kept = new PrivateFile(keys.resolve(what + "s.key"));
        String text = kept.read().map(String::strip).orElse("");
        if (text.isEmpty()) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            text = Base64.getEncoder().encodeToString(fresh);
            kept.write(text + "\n");
        }
        return new SecretBox(what, new SecretKeySpec(Base64.getDecoder().decode(text), "AES"), random);
    }

    /** @param owner whom it is for, by an id that is for ever the same */
    public String close(String secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = apply(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8), 0, owner);
        byte[] all = new byte[NONCE_BYTES + closed.length];
        System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
        System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException when it was closed with another key or for somebody else */
    public String open(String closed, String owner) {
        byte[] all = Base64.getDecoder().decode(closed);
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, all, NONCE_BYTES, owner), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, int from, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of " + what + " " + owner + " can't be opened: keys/" + what
                            + "s.key is not the one it was closed with. Restore that file, or give the " + what
                            + " a new secret.",
                    e);
        }
    }
}
