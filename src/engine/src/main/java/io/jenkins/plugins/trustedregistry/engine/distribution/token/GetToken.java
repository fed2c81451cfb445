// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Challenge;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;

/** Gives a token to whoever proved themselves to this call, or an anonymous one (Docker's token specification, GET). */
final class GetToken implements Endpoint {
    private final TokenIssuer issuer;

    GetToken(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public Reply handle(Call call) {
        boolean offline = call.queryParameter("offline_token")
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
        return TokenReply.of(issuer.issue(
                call.principal(), TokenReply.scopes(call.queryParameters("scope")), Challenge.service(call), offline));
    }
}
