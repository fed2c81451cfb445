// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens whose signature was found good, by their hash: a client shows the same one many times, and a signature costs more to
 * check than everything else together. Holds the 5,000 used last, and nothing but good ones, so that nobody can flush it.
 */
final class CheckedTokens {
    private static final int MOST = 5_000;

    private final Map<String, BearerToken> tokens = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BearerToken> eldest) {
            return size() > MOST;
        }
    };

    Optional<BearerToken> find(String text) {
        String hash = hash(text);
        synchronized (tokens) {
            return Optional.ofNullable(tokens.get(hash));
        }
    }

    void remember(String text, BearerToken token) {
        String hash = hash(text);
        synchronized (tokens) {
            tokens.put(hash, token);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new String(hash, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have.", e);
        }
    }
}
