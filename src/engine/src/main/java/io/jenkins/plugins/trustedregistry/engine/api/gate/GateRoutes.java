// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.VIEW;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PUT;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;
import java.util.stream.Stream;

/** Gates: on the registry, on namespaces and on repositories, each set by those who have the say there. */
public final class GateRoutes {
    private static final String GATES = "/gates";
    private static final String IMAGE = REPOSITORY + "/-/manifests/{reference}/verdict";

    private final ApiParts parts;
    private final Check who;

    private GateRoutes(ApiParts parts) {
        this.parts = parts;
        who = parts.authenticate();
    }

    public static List<Route> of(ApiParts parts) {
        GateRoutes routes = new GateRoutes(parts);
        Guard guard = new Guard(parts.access().control());
        return Stream.of(
                        routes.verdicts(guard),
                        routes.of(REPOSITORY + "/-" + GATES, guard.onRepository(PULL), guard.onRepository(CONFIGURE)),
                        routes.of(NAMESPACE + GATES, guard.onOrganization(VIEW), guard.onOrganization(MANAGE)),
                        routes.of(API + GATES, guard.loggedIn(), guard.onRegistry()))
                .flatMap(List::stream)
                .toList();
    }

    /** What the list of all has hangs on what the caller may see, so {@link VerdictListCalls} looks at that. */
    private List<Route> verdicts(Guard guard) {
        VerdictCalls verdicts = new VerdictCalls(parts);
        VerdictListCalls lists = new VerdictListCalls(parts);
        return List.of(
                route(GET, IMAGE, verdicts::show, who, guard.onRepository(PULL), new OnlyKnown(parts)),
                route(GET, REPOSITORY + "/-" + GATES + "/verdicts", lists::ofRepository, who, guard.onRepository(PULL)),
                route(GET, API + GATES + "/verdicts", lists::all, who),
                route(POST, API + GATES + "/verdicts", outside()::judge, who, guard.loggedIn()),
                route(GET, API + GATES + "/keys", new KeyCalls(parts.gates())::list, who, guard.loggedIn()));
    }

    /** As whom an image is judged hangs on what the caller may see, so {@link OutsideVerdictCalls} looks at that. */
    private OutsideVerdictCalls outside() {
        return new OutsideVerdictCalls(parts);
    }

    /** The same on every level. */
    private List<Route> of(String base, Check see, Check change) {
        PolicyCalls policies = new PolicyCalls(parts.gates());
        ExceptionCalls exceptions = new ExceptionCalls(parts.gates(), parts.clock());
        VexCalls vex = new VexCalls(parts.gates(), parts.clock());
        RehearsalCalls rehearsals = new RehearsalCalls(parts);
        return List.of(
                route(GET, base + "/policies", policies::list, who, see),
                route(GET, base + "/policies/{policy}", policies::show, who, see),
                route(PUT, base + "/policies/{policy}", policies::set, who, change),
                route(DELETE, base + "/policies/{policy}", policies::remove, who, change),
                route(GET, base + "/exceptions", exceptions::list, who, see),
                route(POST, base + "/exceptions", exceptions::add, who, change),
                route(DELETE, base + "/exceptions/{id}", exceptions::remove, who, change),
                route(GET, base + "/vex", vex::list, who, see),
                route(POST, base + "/vex", vex::add, who, change),
                route(GET, base + "/vex/{id}", vex::show, who, see),
                route(DELETE, base + "/vex/{id}", vex::remove, who, change),
                route(POST, base + "/rehearsals", rehearsals::rehearse, who, change));
    }
}
