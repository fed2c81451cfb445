// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.DELETE_IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.AtCommit.IMMUTABLE_TAGS;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PUT;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;
import java.util.stream.Stream;

/** Pruning. */
public final class PruningRoutes {
    private static final String POLICIES = "/pruning-policies";
    private static final String POLICY = POLICIES + "/{policy}";

    private PruningRoutes() {}

    public static List<Route> of(ApiParts parts) {
        Guard guard = new Guard(parts.access().control());
        Check who = parts.authenticate();
        Check configure = guard.onRepository(CONFIGURE);
        PolicyCalls own = new PolicyCalls(
                parts.pruning().policies(),
                PolicyPlace.ofRepositories(parts.catalog().repositories()),
                parts.clock());
        PruneCalls prune = new PruneCalls(parts.catalog().repositories(), parts.pruning(), parts.clock());
        String repository = REPOSITORY + "/-";
        return Stream.concat(
                        namespaces(parts, guard, who).stream(),
                        Stream.of(
                                route(GET, repository + POLICIES, own::list, who, configure),
                                route(POST, repository + POLICIES, own::create, who, configure),
                                route(GET, repository + POLICY, own::show, who, configure),
                                route(PATCH, repository + POLICY, own::change, who, configure),
                                route(DELETE, repository + POLICY, own::delete, who, configure),
                                route(GET, repository + "/pruning", prune::plan, who, configure),
                                route(
                                        POST,
                                        repository + "/pruning/runs",
                                        prune::run,
                                        who,
                                        configure,
                                        guard.onRepository(DELETE_IMAGE),
                                        IMMUTABLE_TAGS),
                                route(POST, repository + "/pruning-test", prune::test, who, configure),
                                route(GET, repository + "/tag-limit", prune::limit, who, guard.onRepository(PULL)),
                                route(PUT, repository + "/tag-limit", prune::setLimit, who, configure),
                                route(POST, API + "/pruning/runs", prune::runAll, who, guard.onRegistry())))
                .toList();
    }

    private static List<Route> namespaces(ApiParts parts, Guard guard, Check who) {
        Check manage = guard.onOrganization(MANAGE);
        PolicyCalls all = new PolicyCalls(parts.pruning().policies(), PolicyPlace.OF_NAMESPACES, parts.clock());
        NamespacePlanCalls plans =
                new NamespacePlanCalls(parts.catalog().repositories(), parts.pruning(), parts.clock());
        return List.of(
                route(GET, NAMESPACE + "/pruning", plans::plan, who, manage),
                route(POST, NAMESPACE + "/pruning-test", plans::test, who, manage),
                route(GET, NAMESPACE + POLICIES, all::list, who, manage),
                route(POST, NAMESPACE + POLICIES, all::create, who, manage),
                route(GET, NAMESPACE + POLICY, all::show, who, manage),
                route(PATCH, NAMESPACE + POLICY, all::change, who, manage),
                route(DELETE, NAMESPACE + POLICY, all::delete, who, manage));
    }
}
