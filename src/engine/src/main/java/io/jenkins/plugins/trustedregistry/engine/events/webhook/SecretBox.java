// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.PrivateFile;
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
 * Keeps secrets that are needed again in clear: AES-256-GCM under the key in {@code webhooks.key}, which lies in the folder of keys
 * and not in the database. A secret can be opened only for the webhook it was closed for.
 */
final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    private SecretBox(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** @throws java.io.UncheckedIOException when the key file can't be read or written */
    static SecretBox open(Path keys, SecureRandom random) {
        PrivateFile file = new PrivateFile(keys.resolve("webhooks.key"));
        String text = file.read().map(String::strip).orElse("");
        if (text.isEmpty()) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            text = Base64.getEncoder().encodeToString(fresh);
            file.write(text + "\n");
        }
        return new SecretBox(new SecretKeySpec(Base64.getDecoder().decode(text), "AES"), random);
    }

    String close(SigningSecret secret, String webhook) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = apply(Cipher.ENCRYPT_MODE, nonce, secret.text().getBytes(StandardCharsets.UTF_8), 0, webhook);
        byte[] all = new byte[NONCE_BYTES + closed.length];
        System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
        System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException when it was closed with another key or for another webhook */
    SigningSecret open(String closed, String webhook) {
        byte[] all = Base64.getDecoder().decode(closed);
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        return new SigningSecret(
                new String(apply(Cipher.DECRYPT_MODE, nonce, all, NONCE_BYTES, webhook), StandardCharsets.UTF_8));
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, int from, String webhook) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhook.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of webhook " + webhook
                            + " can't be opened: keys/webhooks.key is not the one it was closed with."
                            + " Restore that file, or give the webhook a new secret.",
                    e);
        }
    }
}
