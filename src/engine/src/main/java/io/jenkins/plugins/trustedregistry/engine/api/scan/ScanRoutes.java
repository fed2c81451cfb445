// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.SCAN;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;
import java.util.stream.Stream;

/** Scans, their reports, what is suppressed, the search. */
public final class ScanRoutes {
    private static final String IMAGE = REPOSITORY + "/-/manifests/{reference}/scan";
    private static final String SUPPRESSIONS = REPOSITORY + "/-/suppressions";
    private static final String SCANNING = API + "/scanning";

    private final ApiParts parts;
    private final Guard guard;
    private final Check who;

    private ScanRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        who = parts.authenticate();
    }

    public static List<Route> of(ApiParts parts) {
        ScanRoutes routes = new ScanRoutes(parts);
        return Stream.of(routes.images(), routes.suppressions(), routes.registry())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> images() {
        ScanCalls scans = scans();
        ReportCalls reports = new ReportCalls(parts);
        Check pull = guard.onRepository(PULL);
        Check known = new OnlyKnown(parts);
        return List.of(
                route(GET, IMAGE, scans::show, who, pull, known),
                route(POST, IMAGE, scans::start, who, guard.onRepository(SCAN), known),
                route(GET, IMAGE + "/report", reports::show, who, pull, known),
                route(GET, IMAGE + "/vulnerabilities", reports::findings, who, pull, known),
                route(GET, IMAGE + "/components", reports::components, who, pull, known),
                route(GET, IMAGE + "/export", reports::export, who, pull, known),
                route(GET, IMAGE + "/sbom", reports::sbom, who, pull, known),
                route(GET, IMAGE + "/sboms", reports::sboms, who, pull, known));
    }

    private List<Route> suppressions() {
        SuppressionCalls suppressions = new SuppressionCalls(
                parts.catalog(), parts.scanning().tables(), parts.promotions().jobs()::countedAnew, parts.clock());
        Check configure = guard.onRepository(CONFIGURE);
        return List.of(
                route(GET, SUPPRESSIONS, suppressions::list, who, guard.onRepository(PULL)),
                route(POST, SUPPRESSIONS, suppressions::add, who, configure),
                route(DELETE, SUPPRESSIONS + "/{id}", suppressions::remove, who, configure));
    }

    /** What a search finds hangs on what the caller may see, so {@link SearchCalls} looks at that. */
    private List<Route> registry() {
        ScanCalls scans = scans();
        SearchCalls search = new SearchCalls(parts);
        OutsideCalls outside = new OutsideCalls(parts.scanning().reports(), parts.version());
        ScannerCalls scanners = new ScannerCalls(parts.scanning().scanners());
        Check user = guard.loggedIn();
        return List.of(
                route(GET, SCANNING, scans::status, who, user),
                route(GET, SCANNING + "/scanners", scanners::list, who, user),
                route(GET, SCANNING + "/scanners/{name}", scanners::show, who, guard.onRegistry()),
                route(GET, SCANNING + "/search", search::search, who),
                route(POST, SCANNING + "/reports", outside::report, who, user),
                route(POST, SCANNING + "/sweeps", scans::sweep, who, guard.onRegistry()),
                route(POST, SCANNING + "/rematches", scans::rematch, who, guard.onRegistry()));
    }

    private ScanCalls scans() {
        return new ScanCalls(parts);
    }
}
