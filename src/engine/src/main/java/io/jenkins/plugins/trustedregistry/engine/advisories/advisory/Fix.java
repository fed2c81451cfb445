// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

import java.util.List;
import java.util.Optional;

/**
 * What mends it.
 *
 * @param versions the version to go to first: the next one on the line of the installed version; after it those of other lines, in
 *     order. Empty: no version that mends it is known
 */
public record Fix(List<String> versions) {
    public static final Fix NONE = new Fix(List.of());

    public Fix {
        versions = List.copyOf(versions);
    }

    public boolean isAvailable() {
        return !versions.isEmpty();
    }

    public Optional<String> first() {
        return versions.stream().findFirst();
    }
}
