// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Authenticate;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.DistributionErrors;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import java.util.List;

/** The token endpoint. GET proves the caller by the request's own credentials, POST by what is in the form. */
public final class TokenRoutes {

    private TokenRoutes() {}

    /** The routes at {@code /token}. */
    public static RouteTable of(Authenticator authenticator, TokenIssuer issuer) {
        return new RouteTable(
                "/token",
                List.of(
                        route(GET, "/token", new GetToken(issuer), new Authenticate(authenticator)),
                        route(POST, "/token", new PostToken(authenticator, issuer))),
                DistributionErrors.ofTokenEndpoint());
    }
}
