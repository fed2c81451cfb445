// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far something reaches; what is higher up is said by people with more rights. From the narrowest to the widest. */
public enum Level {
    REPOSITORY,
    NAMESPACE,
    REGISTRY;

    /** The inverse of {@link #toString}; empty when there is no such word. */
    public static Optional<Level> parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(text))
                .findFirst();
    }

    /** In small letters, as settings write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
