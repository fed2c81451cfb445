// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands in a bearer token.
 *
 * @param subject who it was issued to; empty: anonymous
 * @param limits those of the credential that was shown for it, without what the token was issued for
 * @param proof that credential, where it can be taken away on its own
 * @param scopes what the token was issued for
 * @param service by which name the client knew the registry
 */
record BearerToken(
        Optional<Member> subject,
        Limits limits,
        Optional<Proof> proof,
        List<TokenScope> scopes,
        String service,
        Instant issuedAt,
        Instant expiresAt) {
    private static final Duration SKEW = Duration.ofSeconds(60);

    BearerToken {
        scopes = List.copyOf(scopes);
    }

    /** Whether the time is right, give or take a minute for clocks that differ. */
    boolean isValidAt(Instant now) {
        return !now.isBefore(issuedAt.minus(SKEW)) && now.isBefore(expiresAt.plus(SKEW));
    }

    /** The most the bearer may do. */
    Limits narrowed() {
        Map<RepositoryName, Set<RepositoryAction>> granted = new HashMap<>();
        for (TokenScope scope : scopes) {
            if (scope instanceof TokenScope.OnRepository repository) {
                granted.put(
                        repository.name(),
                        repository.verbs().stream()
                                .map(TokenScope.Verb::action)
                                .collect(Collectors.toUnmodifiableSet()));
            }
        }
        return limits.withGranted(granted);
    }
}
