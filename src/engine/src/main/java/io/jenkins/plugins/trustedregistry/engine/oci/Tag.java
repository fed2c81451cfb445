// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.Map;
import java.util.regex.Pattern;

/** A tag: up to 128 word characters, dots and hyphens, not starting with a dot or hyphen (distribution-spec, "Pulling manifests"). */
public record Tag(String name) implements Reference, Comparable<Tag> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    public Tag {
        if (!GRAMMAR.matcher(name).matches()) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    "The tag '" + Shown.of(name)
                            + "' is not well-formed: use 1 to 128 letters, digits, '_', '.' or '-', and start"
                            + " with a letter, a digit or '_'.",
                    Map.of("tag", Shown.of(name)));
        }
    }

    public static Tag parse(String text) {
        return new Tag(text);
    }

    @Override
    public int compareTo(Tag other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
