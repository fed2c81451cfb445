// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.login;

import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Transport;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to show a registry with each request: found out by its first challenge, remembered while it holds. */
public final class Authorization {
    private final Login login;
    private final TokenServer tokens;
    private final InstantSource clock;
    private final Map<Set<String>, Token> issued = new HashMap<>(); // guarded by this
    private Optional<Challenge> bearer = Optional.empty(); // guarded by this
    private boolean basic; // guarded by this

    public Authorization(RegistryUrl registry, Login login, Transport transport, InstantSource clock) {
        this.login = login;
        this.tokens = new TokenServer(registry, transport, clock);
        this.clock = clock;
    }

    /**
     * The header for requests that need these scopes; empty while the registry has not asked for any.
     *
     * @param scopes as the token protocol writes them, {@code repository:NAME:pull}
     */
    public synchronized Optional<String> header(Set<String> scopes) throws IOException, InterruptedException {
        if (bearer.isPresent()) {
            return Optional.of(bearer(bearer.get(), scopes));
        }
        return basic ? Optional.of(login.basic()) : Optional.empty();
    }

    private String bearer(Challenge challenge, Set<String> scopes) throws IOException, InterruptedException {
        Token token = issued.get(scopes);
        if (token == null || !clock.instant().isBefore(token.usableUntil())) {
            token = tokens.token(challenge, login, scopes);
            issued.put(Set.copyOf(scopes), token);
        }
        return "Bearer " + token.text();
    }

    /**
     * Takes note of what an answer with status 401 asks for.
     *
     * @param shown what was shown with the request
     * @return whether there is something new to show, so that the request is worth sending once more
     */
    public synchronized boolean challenged(Answer answer, Set<String> scopes, Optional<String> shown) {
        List<Challenge> challenges = Challenge.parse(answer.headers("WWW-Authenticate"));
        Optional<Challenge> token = challenges.stream()
                .filter(each -> each.scheme().equals("bearer"))
                .findFirst();
        if (token.isPresent()) {
            bearer = token;
            // A token of earlier may have been revoked, or the server's clock be ahead: a new one may do.
            return issued.remove(scopes) != null || shown.isEmpty();
        }
        basic = challenges.stream().anyMatch(each -> each.scheme().equals("basic"));
        return basic && shown.isEmpty() && !login.isNone();
    }

    /** Whether the password itself is shown with each request: then 401 means that it is wrong, else that a right is missing. */
    public synchronized boolean showsPassword() {
        return basic && bearer.isEmpty();
    }

    /** For sentences. */
    public Login login() {
        return login;
    }
}
