// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.webhook;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.WebhookScope;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Webhooks of a repository, a namespace and the registry; what hangs on a webhook asks for the right of its place. */
public final class WebhookRoutes {
    private static final String WEBHOOK = API + "/webhooks/{webhook}";

    private final ApiParts parts;
    private final Guard guard;
    private final Check who;
    private final Check user;

    private WebhookRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        who = parts.authenticate();
        user = guard.loggedIn();
    }

    public static List<Route> of(ApiParts parts) {
        WebhookRoutes routes = new WebhookRoutes(parts);
        return routes.webhooks();
    }

    private List<Route> webhooks() {
        WebhookCalls webhooks = new WebhookCalls(parts.events().webhooks(), guard);
        WebhookDeliveryCalls deliveries =
                new WebhookDeliveryCalls(parts.events().webhooks());
        Check configure = guard.onRepository(CONFIGURE);
        Check manage = guard.onOrganization(MANAGE);
        Check admin = guard.onRegistry();
        Check owner = webhooks.owner();
        return List.of(
                route(GET, REPOSITORY + "/-/webhooks", of(webhooks::list, WebhookCalls::ofRepository), who, configure),
                route(
                        POST,
                        REPOSITORY + "/-/webhooks",
                        of(webhooks::create, WebhookCalls::ofRepository),
                        who,
                        configure),
                route(GET, NAMESPACE + "/webhooks", of(webhooks::list, WebhookCalls::ofNamespace), who, manage),
                route(POST, NAMESPACE + "/webhooks", of(webhooks::create, WebhookCalls::ofNamespace), who, manage),
                route(GET, API + "/webhooks", of(webhooks::list, WebhookCalls::ofRegistry), who, admin),
                route(POST, API + "/webhooks", of(webhooks::create, WebhookCalls::ofRegistry), who, admin),
                route(GET, WEBHOOK, webhooks::show, who, user, owner),
                route(PATCH, WEBHOOK, webhooks::change, who, user, owner),
                route(DELETE, WEBHOOK, webhooks::delete, who, user, owner),
                route(POST, WEBHOOK + "/test", deliveries::test, who, user, owner),
                route(GET, WEBHOOK + "/deliveries", deliveries::list, who, user, owner),
                route(GET, WEBHOOK + "/deliveries/{delivery}", deliveries::show, who, user, owner),
                route(POST, WEBHOOK + "/deliveries/{delivery}/redeliver", deliveries::redeliver, who, user, owner));
    }

    /** An endpoint that three kinds of places have. */
    private static Endpoint of(WebhooksEndpoint endpoint, Function<Call, WebhookScope> scope) {
        return call -> endpoint.handle(call, scope);
    }

    @FunctionalInterface
    private interface WebhooksEndpoint {
        Reply handle(Call call, Function<Call, WebhookScope> scope) throws IOException;
    }
}
