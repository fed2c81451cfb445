// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a call to a server shows to prove who makes it. Its text form never holds the secret. */
public sealed interface Credential {

    /** The value of the Authorization header; empty for none. */
    Optional<String> header();

    /** Nothing. */
    record None() implements Credential {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }
    }

    /** An access token. */
    record Token(String secret) implements Credential {
        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + secret);
        }

        @Override
        public String toString() {
            return "Token";
        }
    }

    /** A user's password, for the one call that makes an access token of it. */
    record Password(String user, String password) implements Credential {
        @Override
        public Optional<String> header() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Password[" + user + "]";
        }
    }
}
