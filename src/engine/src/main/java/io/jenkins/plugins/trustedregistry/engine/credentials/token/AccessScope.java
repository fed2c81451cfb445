// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.token;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The most an access token may do.
 *
 * @param ceiling the highest role it stands for; {@code ADMIN}: whatever its owner may
 * @param repositories only these; empty: all. {@code namespace/repository}, or {@code namespace/*} for everything below
 */
public record AccessScope(Role ceiling, Set<String> repositories) {
    /** As much as the owner. */
    public static final AccessScope FULL = new AccessScope(Role.ADMIN, Set.of());

    private static final int MOST = 100;

    public AccessScope {
        repositories = Collections.unmodifiableSet(new TreeSet<>(repositories));
        repositories.forEach(AccessScope::check);
        if (repositories.size() > MOST) {
            throw Refusal.invalid("An access token can be limited to at most " + MOST
                    + " repositories: use namespace/* to cover everything below a namespace.");
        }
    }

    private static void check(String pattern) {
        String name = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
        try {
            RepositoryName.parse(name);
        } catch (RegistryException e) {
            throw Refusal.invalid("'" + Shown.of(pattern)
                    + "' is no repository an access token can be limited to: write namespace/repository, or namespace/* for"
                    + " everything below.");
        }
    }

    public Limits limits() {
        return new Limits(
                ceiling == Role.ADMIN ? Optional.empty() : Optional.of(ceiling), repositories, Optional.empty());
    }
}
