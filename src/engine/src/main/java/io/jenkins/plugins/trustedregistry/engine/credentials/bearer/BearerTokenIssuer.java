// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.RefreshTokens.RefreshToken;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenScope.OnRepository;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenScope.Verb;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Issues what the access control allows at this moment. Past 64 repositories in one request, the rest is passed over. */
public final class BearerTokenIssuer implements TokenIssuer {
    private static final int MOST_REPOSITORIES = 64;

    private final AccessControl access;
    private final BearerTokens tokens;
    private final RefreshTokens refreshTokens;
    private final Identities identities;
    private final InstantSource clock;
    private final Supplier<Duration> lifetime;

    /** @param lifetime how long tokens live, asked for each one; at most an hour */
    public BearerTokenIssuer(
            AccessControl access,
            BearerTokens tokens,
            RefreshTokens refreshTokens,
            Identities identities,
            InstantSource clock,
            Supplier<Duration> lifetime) {
        this.access = access;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
        this.identities = identities;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @Override
    public Issued issue(Principal who, List<String> scopes, String service, boolean offline) {
        if (who.isAnonymous()) {
            return issued(Principal.ANONYMOUS, scopes, service, Optional.empty());
        }
        if (who.limits().granted().isPresent()) {
            throw Refusal.unauthorized("A bearer token can't be exchanged for another one: show a password, an access"
                    + " token, a refresh token or a client certificate.");
        }
        Optional<String> refresh =
                offline ? Optional.of(refreshTokens.create(who, service).text()) : Optional.empty();
        return issued(who, scopes, service, refresh);
    }

    @Override
    public Issued refresh(String refreshToken, List<String> scopes, String service) {
        Secret secret = Secret.parse(refreshToken)
                .filter(each -> each.kind() == Secret.Kind.REFRESH_TOKEN)
                .orElseThrow(BearerTokenIssuer::refused);
        RefreshToken known = refreshTokens.open(secret, service).orElseThrow(BearerTokenIssuer::refused);
        Optional<Principal> who = identities.current(known.subject(), known.proof());
        if (who.isEmpty()) {
            refreshTokens.revoke(secret); // an account that comes back has its owner log in again
            throw refused();
        }
        return issued(who.get().limitedTo(known.limits()), scopes, service, Optional.empty());
    }

    private static RegistryException refused() {
        return Refusal.unauthorized("The refresh token is not valid, or not any more: log in again with docker login.");
    }

    private Issued issued(Principal who, List<String> wanted, String service, Optional<String> refreshToken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Duration life = lifetime.get();
        List<TokenScope> granted = granted(who, wanted);
        BearerToken token =
                new BearerToken(who.subject(), who.limits(), who.proof(), granted, service, now, now.plus(life));
        return new Issued(
                who,
                tokens.sign(token),
                now,
                life,
                granted.stream().map(TokenScope::toString).toList(),
                refreshToken);
    }

    private List<TokenScope> granted(Principal who, List<String> wanted) {
        Map<RepositoryName, Set<Verb>> repositories = new LinkedHashMap<>();
        List<TokenScope> granted = new ArrayList<>();
        for (String text : wanted) {
            TokenScope scope = TokenScope.parse(text).orElse(null);
            if (scope instanceof OnRepository repository && repositories.size() < MOST_REPOSITORIES) {
                repositories
                        .computeIfAbsent(repository.name(), name -> EnumSet.noneOf(Verb.class))
                        .addAll(repository.verbs());
            } else if (scope instanceof TokenScope.OnCatalog && !granted.contains(scope)) {
                granted.add(scope); // everybody may list what they may see
            }
        }
        repositories.forEach((name, verbs) -> {
            verbs.removeIf(verb -> !allowed(who, name, verb));
            if (!verbs.isEmpty()) {
                granted.add(new OnRepository(name, verbs));
            }
        });
        return granted;
    }

    /** Where a push would make the repository, whoever may push will want to look at what they pushed, with the same token. */
    private boolean allowed(Principal who, RepositoryName name, Verb verb) {
        return access.onRepository(who, name, verb.action()).allowed()
                || (verb == Verb.PULL
                        && access.onRepository(who, name, Verb.PUSH.action()).allowed());
    }
}
