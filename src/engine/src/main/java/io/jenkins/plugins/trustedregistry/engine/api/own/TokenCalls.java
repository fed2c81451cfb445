// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.own;

import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Owner;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessScope;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessToken;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessTokens;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Personal access tokens. */
final class TokenCalls {
    private final AccessTokens tokens;
    private final Owner owner;

    TokenCalls(AccessTokens tokens, Owner owner) {
        this.tokens = tokens;
        this.owner = owner;
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        String of = owner.of(call.principal(), call.queryParameter("user"));
        return Json.ok(page.page(tokens.list(of, page.after(), page.limit() + 1), AccessToken::id, TokenView::of));
    }

    /** The secret is in this answer and nowhere else. */
    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "right", "repositories", "expiresAt", "user");
        AccessScope scope = new AccessScope(
                body.optionalText("right").map(Role::parse).orElse(Role.ADMIN),
                Set.copyOf(body.texts("repositories").orElse(List.of())));
        AccessTokens.Created created = tokens.create(
                owner.of(call.principal(), body.optionalText("user")),
                body.text("name"),
                scope,
                body.time("expiresAt"));
        TokenView view =
                TokenView.of(created.token()).withSecret(created.secret().text());
        return Json.created("/api/v1/tokens/" + view.id(), view).with("Cache-Control", "no-store");
    }

    Reply show(Call call) {
        return Json.ok(TokenView.of(find(call)));
    }

    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "active");
        AccessToken now = find(call);
        String name = body.optionalText("name").orElse(now.name());
        if (!tokens.update(now.id(), name, body.flag("active").orElse(now.active()))) {
            throw missing();
        }
        return show(call);
    }

    Reply delete(Call call) {
        if (!tokens.delete(find(call).id())) {
            throw missing();
        }
        return Json.gone();
    }

    private AccessToken find(Call call) {
        AccessToken token = tokens.find(call.parameter("id")).orElseThrow(TokenCalls::missing);
        owner.check(call.principal(), token.owner(), missing());
        return token;
    }

    private static RegistryException missing() {
        return Refusals.missing("There is no such access token: list yours to see which there are.");
    }

    /** An access token as the API shows it; {@code token} only when it was just made. */
    record TokenView(
            String id,
            String name,
            String user,
            Role right,
            Set<String> repositories,
            boolean active,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<String> token) {

        static TokenView of(AccessToken token) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.owner(),
                    token.scope().ceiling(),
                    token.scope().repositories(),
                    token.active(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    Optional.empty());
        }

        TokenView withSecret(String secret) {
            return new TokenView(
                    id, name, user, right, repositories, active, createdAt, expiresAt, lastUsedAt, Optional.of(secret));
        }
    }
}
