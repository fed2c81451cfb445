// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;

/**
 * Where something holds: in the whole registry, in a namespace, or in one repository.
 *
 * @param text empty, {@code technology} or {@code technology/test}
 */
public record Scope(String text) {
    public static final Scope REGISTRY = new Scope("");
    private static final String WHOLE = "registry";

    public Scope {
        if (text.indexOf('/') > 0) {
            RepositoryName.parse(text);
        } else if (!text.isEmpty()) {
            NamespaceName.parse(text);
        }
    }

    /** Reads a namespace, a repository, or nothing for the whole registry. */
    public static Scope parse(String text) {
        return new Scope(text.strip());
    }

    public static Scope of(NamespaceName namespace) {
        return new Scope(namespace.name());
    }

    public static Scope of(RepositoryName repository) {
        return new Scope(repository.name());
    }

    public Level level() {
        if (text.isEmpty()) {
            return Level.REGISTRY;
        }
        return text.indexOf('/') < 0 ? Level.NAMESPACE : Level.REPOSITORY;
    }

    public boolean covers(RepositoryName repository) {
        return switch (level()) {
            case REGISTRY -> true;
            case NAMESPACE ->
                repository.isQualified() && repository.namespace().name().equals(text);
            case REPOSITORY -> repository.name().equals(text);
        };
    }

    /** The namespace it is, or is in; empty for the registry. */
    public Optional<NamespaceName> namespace() {
        return text.isEmpty() ? Optional.empty() : Optional.of(NamespaceName.parse(text.replaceFirst("/.*", "")));
    }

    /** Who has the say over it, for whoever wants something changed. */
    public String deciders() {
        return switch (level()) {
            case REGISTRY -> "the registry's administrators";
            case NAMESPACE -> "the owners of " + text;
            case REPOSITORY -> "those who are admin of " + text;
        };
    }

    /** {@code the registry}, {@code technology}, {@code technology/test}. */
    public String words() {
        return text.isEmpty() ? "the " + WHOLE : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
