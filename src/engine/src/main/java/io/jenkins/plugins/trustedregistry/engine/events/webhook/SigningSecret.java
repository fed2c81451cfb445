// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver and the registry both know, so that the receiver can tell our calls from others. Signatures are those of Standard
 * Webhooks (standardwebhooks.com), for which there are libraries in most languages: HMAC-SHA256 over {@code id.timestamp.body}.
 */
public record SigningSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 256;
    private static final int RANDOM_BYTES = 32;

    /** @throws IllegalArgumentException with a sentence when it is too short, too long, or no Base64 behind {@code whsec_} */
    public SigningSecret {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException("The secret is too short or too long: give " + SHORTEST + " to "
                    + LONGEST + " characters, or none, and one is made for you.");
        }
        key(text);
    }

    static SigningSecret generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** The value of the header {@code webhook-signature}. */
    String sign(String id, Instant time, String body) {
        String signed = id + "." + time.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(text), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256, which every Java must have.", e);
        }
    }

    private static byte[] key(String text) {
        if (!text.startsWith(PREFIX)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "What follows whsec_ in the secret is not Base64: copy it whole, or give another one.", e);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
