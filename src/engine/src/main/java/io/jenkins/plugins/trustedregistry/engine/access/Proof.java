// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import java.util.Locale;
import java.util.Optional;

/**
 * What somebody proved themselves with, where that can be taken away on its own: {@code kind:id}. Whatever is issued on the
 * strength of it (bearer tokens, refresh tokens) ends with it.
 */
public record Proof(Kind kind, String id) {

    /** The kinds that have an end of their own. A password has not: it ends with the account. */
    public enum Kind {
        ACCESS_TOKEN,
        ROBOT_SECRET,
        BUNDLE,
        BUILD_LOGIN,
        SCANNER_LOGIN,
        /** None that is shown: the registry itself runs a mirror on the rights of its owner. */
        MIRROR,
        /** Of a browser; nothing is issued on the strength of one. */
        SESSION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The inverse of {@link #toString}; empty when it is none. */
    public static Optional<Proof> parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        for (Kind candidate : Kind.values()) {
            if (candidate.toString().equals(kind)) {
                return Optional.of(new Proof(candidate, text.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
