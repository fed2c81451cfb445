// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The whole name of a repository: {@code namespace/repository}, where the repository part may hold further slashes
 * (distribution-spec, "Pulling manifests"; at most 255 characters). A name without a slash is well-formed for the
 * specification, but no repository of this registry has one: {@link #parse} accepts it, so that it is simply not found.
 */
public record RepositoryName(String name) implements Comparable<RepositoryName> {
    private static final int LONGEST = 255;
    // Possessive, because a name of many separators must fail in linear time.
    private static final Pattern GRAMMAR = Pattern.compile(
            "[a-z0-9]++(?:(?:\\.|__?|-++)[a-z0-9]++)*+(?:/[a-z0-9]++(?:(?:\\.|__?|-++)[a-z0-9]++)*+)*+");

    public RepositoryName {
        if (name.length() > LONGEST || !GRAMMAR.matcher(name).matches()) {
            throw new RegistryException(
                    ErrorCode.NAME_INVALID,
                    "The repository name '" + Shown.of(name)
                            + "' is not well-formed: write namespace/repository in lower-case"
                            + " letters and digits, separated by single '.', '_', '__', '-' or '/', with at most "
                            + LONGEST
                            + " characters.",
                    Map.of("name", Shown.of(name)));
        }
    }

    public static RepositoryName parse(String text) {
        return new RepositoryName(text);
    }

    public static RepositoryName of(NamespaceName namespace, String rest) {
        return new RepositoryName(namespace + "/" + rest);
    }

    /** Whether the name has a namespace and a repository part, as every repository of this registry has. */
    public boolean isQualified() {
        return name.indexOf('/') > 0;
    }

    /** The part before the first slash, or the whole name when there is none. */
    public NamespaceName namespace() {
        int slash = name.indexOf('/');
        return new NamespaceName(slash < 0 ? name : name.substring(0, slash));
    }

    /** The part behind the first slash, or the whole name when there is none. */
    public String rest() {
        return name.substring(name.indexOf('/') + 1);
    }

    @Override
    public int compareTo(RepositoryName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
