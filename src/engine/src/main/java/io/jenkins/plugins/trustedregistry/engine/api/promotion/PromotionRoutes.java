// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.AtCommit.IMMUTABLE_TAGS;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;

/**
 * Promotion. The body names the target, so {@link PromoteCalls} looks whether the caller may push there, and {@link RuleCalls} whether
 * the caller may have a rule that does.
 */
public final class PromotionRoutes {
    private static final String RULES = REPOSITORY + "/-/promotion-rules";
    private static final String RULE = RULES + "/{rule}";

    private PromotionRoutes() {}

    public static List<Route> of(ApiParts parts) {
        Guard guard = new Guard(parts.access().control());
        Check who = parts.authenticate();
        Check configure = guard.onRepository(CONFIGURE);
        PromoteCalls promote = new PromoteCalls(parts.catalog(), parts.promotions(), guard, parts.clock());
        RuleCalls rules = new RuleCalls(parts.catalog().repositories(), parts.promotions(), parts.clock());
        RuleRunCalls runs = new RuleRunCalls(parts.catalog(), parts.promotions(), parts.clock());
        return List.of(
                route(
                        POST,
                        REPOSITORY + "/-/tags/{tag}/promotions",
                        promote::promote,
                        who,
                        guard.onRepository(PULL),
                        IMMUTABLE_TAGS),
                route(
                        GET,
                        NAMESPACE + "/promotion-rules",
                        new NamespaceRuleCalls(
                                parts.catalog().repositories(),
                                parts.promotions().rules())::list,
                        who,
                        guard.onOrganization(MANAGE)),
                route(GET, RULES, rules::list, who, configure),
                route(POST, RULES, rules::create, who, configure),
                route(GET, RULE, rules::show, who, configure),
                route(PATCH, RULE, rules::change, who, configure),
                route(DELETE, RULE, rules::delete, who, configure),
                route(POST, RULE + "/runs", runs::run, who, configure),
                route(GET, RULE + "/evaluations", runs::evaluations, who, configure),
                route(POST, REPOSITORY + "/-/promotion-test", runs::test, who, configure));
    }
}
