// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorStarter;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import java.util.List;

/**
 * Mirroring. The body names the direction and the other registry, so {@link MirrorCalls} looks whether the caller may have such a
 * mirror, and whether that registry may be called.
 */
public final class MirrorRoutes {
    private static final String MIRRORS = REPOSITORY + "/-/mirrors";
    private static final String MIRROR = MIRRORS + "/{mirror}";

    private MirrorRoutes() {}

    public static List<Route> of(ApiParts parts) {
        Guard guard = new Guard(parts.access().control());
        Check who = parts.authenticate();
        Check configure = guard.onRepository(CONFIGURE);
        Repositories repositories = parts.catalog().repositories();
        Mirrors mirrors = parts.mirrorings().mirrors();
        MirrorStarter starter = parts.mirrorings().starter();
        MirrorCalls calls = new MirrorCalls(
                repositories, mirrors, starter, parts.events().webhooks().rules(), parts.clock());
        MirrorRunCalls runs = new MirrorRunCalls(parts.catalog(), mirrors, starter);
        return List.of(
                route(
                        GET,
                        NAMESPACE + "/mirrors",
                        new NamespaceMirrorCalls(repositories, mirrors.table())::list,
                        who,
                        guard.onOrganization(MANAGE)),
                route(GET, MIRRORS, calls::list, who, configure),
                route(POST, MIRRORS, calls::create, who, configure),
                route(GET, MIRROR, calls::show, who, configure),
                route(PATCH, MIRROR, calls::change, who, configure),
                route(DELETE, MIRROR, calls::delete, who, configure),
                route(POST, MIRROR + "/runs", runs::run, who, configure),
                route(GET, MIRROR + "/copies", runs::copies, who, configure),
                route(
                        POST,
                        REPOSITORY + "/-/mirror-test",
                        new MirrorTestCalls(
                                repositories, mirrors, calls, parts.mirrorings().probe())::test,
                        who,
                        configure));
    }
}
