// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenScope.OnRepository;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenScope.Verb;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Signs such tokens as the token endpoint does. */
public final class SignedPullTokens implements PullTokens {
    private final BearerTokens tokens;
    private final InstantSource clock;

    public SignedPullTokens(BearerTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String sign(Principal who, RepositoryName repository, String service, Instant until) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return tokens.sign(new BearerToken(
                who.subject(),
                who.limits(),
                who.proof(),
                List.of(new OnRepository(repository, Set.of(Verb.PULL))),
                service,
                now,
                until.truncatedTo(ChronoUnit.SECONDS)));
    }
}
