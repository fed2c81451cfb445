// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.Map;
import java.util.regex.Pattern;

/** The first part of a repository's name: an organization or a user. */
public record NamespaceName(String name) implements Comparable<NamespaceName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]++(?:(?:\\.|__?|-++)[a-z0-9]++)*+");
    private static final int LONGEST = 128;

    public NamespaceName {
        if (name.length() > LONGEST || !GRAMMAR.matcher(name).matches()) {
            throw new RegistryException(
                    ErrorCode.NAME_INVALID,
                    "The namespace '" + Shown.of(name) + "' is not well-formed: use up to " + LONGEST
                            + " lower-case letters and digits, separated by single '.', '_', '__' or '-'.",
                    Map.of("namespace", Shown.of(name)));
        }
    }

    public static NamespaceName parse(String text) {
        return new NamespaceName(text);
    }

    @Override
    public int compareTo(NamespaceName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
