// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The most a credential may do, whatever its owner may. Two kinds narrow independently: an access token has a role ceiling and
 * perhaps a list of repositories; a bearer token of the token endpoint names actions per repository.
 *
 * @param ceiling the highest role the credential stands for; empty: the owner's own
 * @param repositories only these repositories; empty: all. A name ending in {@code /*} covers everything below it
 * @param granted what a bearer token was issued for; empty: not a bearer token, no such limit
 */
public record Limits(
        Optional<Role> ceiling,
        Set<String> repositories,
        Optional<Map<RepositoryName, Set<RepositoryAction>>> granted) {
    public static final Limits NONE = new Limits(Optional.empty(), Set.of(), Optional.empty());

    public Limits {
        repositories = Set.copyOf(repositories);
        granted = granted.map(Map::copyOf);
    }

    public Limits withGranted(Map<RepositoryName, Set<RepositoryAction>> actions) {
        return new Limits(ceiling, repositories, Optional.of(actions));
    }

    /** The same without what a bearer token was issued for; what limits the credential behind the token stays. */
    public Limits withoutGranted() {
        return new Limits(ceiling, repositories, Optional.empty());
    }

    /** Whether these are no limits at all: only then do rights beyond single repositories count. */
    public boolean areNone() {
        return ceiling.orElse(Role.ADMIN) == Role.ADMIN && repositories.isEmpty() && granted.isEmpty();
    }

    /** Whether the limits leave room for any action on this repository, so that the credential may tell that it exists. */
    boolean allowAnything(RepositoryName repository) {
        return Arrays.stream(RepositoryAction.values()).anyMatch(action -> allow(repository, action));
    }

    /** Whether the limits themselves leave room for this action on this repository. */
    public boolean allow(RepositoryName repository, RepositoryAction action) {
        return ceiling.map(role -> RightsTable.allows(role, action)).orElse(true)
                && (repositories.isEmpty() || repositories.stream().anyMatch(each -> covers(each, repository)))
                && granted.map(actions ->
                                actions.getOrDefault(repository, Set.of()).contains(action))
                        .orElse(true);
    }

    private static boolean covers(String pattern, RepositoryName repository) {
        return pattern.endsWith("/*")
                ? repository.name().startsWith(pattern.substring(0, pattern.length() - 1))
                : repository.name().equals(pattern);
    }
}
