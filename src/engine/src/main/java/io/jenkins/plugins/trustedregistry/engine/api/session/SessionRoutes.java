// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.session;

import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;

/** Signing in and out. Who signs in is not known before, so that {@link SessionCalls} finds out itself. */
public final class SessionRoutes {
    private static final String SESSION = API + "/session";

    private SessionRoutes() {}

    public static List<Route> of(ApiParts parts) {
        SessionCalls calls = new SessionCalls(parts.authenticator(), parts.sessions());
        Check who = parts.authenticate();
        return List.of(
                route(GET, SESSION, calls::show, who),
                route(POST, SESSION, calls::begin),
                route(DELETE, SESSION, calls::end, who));
    }
}
