// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Challenge;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.IOException;
import java.util.List;

/** Gives a token for a password or a refresh token in a form (Docker's OAuth 2 token specification, POST). */
final class PostToken implements Endpoint {
    private final Authenticator authenticator;
    private final TokenIssuer issuer;

    PostToken(Authenticator authenticator, TokenIssuer issuer) {
        this.authenticator = authenticator;
        this.issuer = issuer;
    }

    @Override
    public Reply handle(Call call) throws IOException {
        TokenForm form = TokenForm.read(call);
        List<String> scopes = TokenReply.scopes(form.all("scope"));
        String service = Challenge.service(call);
        return TokenReply.of(
                switch (form.required("grant_type")) {
                    case "password" ->
                        issuer.issue(login(call, form), scopes, service, form.has("access_type", "offline"));
                    case "refresh_token" -> issuer.refresh(form.required("refresh_token"), scopes, service);
                    default -> throw TokenForm.invalid("its grant_type is neither password nor refresh_token");
                });
    }

    private Principal login(Call call, TokenForm form) {
        return authenticator.authenticate(
                new Presented.UserAndSecret(form.required("username"), form.required("password")),
                call.peer().address());
    }
}
