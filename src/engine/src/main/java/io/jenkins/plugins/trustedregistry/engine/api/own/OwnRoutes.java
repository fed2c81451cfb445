// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.own;

import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.Owner;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;

/** What belongs to the caller; whose tokens and bundles a call may touch is decided by {@link Owner}. */
public final class OwnRoutes {
    private static final String TOKEN = API + "/tokens/{id}";
    private static final String BUNDLE = API + "/bundles/{id}";

    private final ApiParts parts;
    private final Guard guard;
    private final Owner owner;
    private final Check who;
    private final Check user;

    private OwnRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        owner = new Owner(parts.directory(), guard);
        who = parts.authenticate();
        user = guard.loggedIn();
    }

    public static List<Route> of(ApiParts parts) {
        OwnRoutes routes = new OwnRoutes(parts);
        return routes.own();
    }

    private List<Route> own() {
        AccessCalls access = new AccessCalls(
                parts.directory(),
                parts.accounts().memberships(),
                parts.access().control(),
                parts.access().explainer());
        TokenCalls tokens = new TokenCalls(parts.tokens(), owner);
        BundleCalls bundles =
                new BundleCalls(parts.bundles(), () -> parts.settings().get().bundles(), owner);
        return List.of(
                route(GET, API + "/whoami", access::whoAmI, who, user),
                route(GET, API + "/access", access::explain, who, user),
                route(GET, API + "/tokens", tokens::list, who, user),
                route(POST, API + "/tokens", tokens::create, who, user),
                route(GET, TOKEN, tokens::show, who, user),
                route(PATCH, TOKEN, tokens::change, who, user),
                route(DELETE, TOKEN, tokens::delete, who, user),
                route(GET, API + "/bundles", bundles::list, who, user),
                route(POST, API + "/bundles", bundles::create, who, user),
                route(GET, BUNDLE, bundles::show, who, user),
                route(DELETE, BUNDLE, bundles::revoke, who, user));
    }
}
