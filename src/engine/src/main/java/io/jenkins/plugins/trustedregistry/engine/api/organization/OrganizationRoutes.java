// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.VIEW;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.GRANT;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.ORGANIZATION;
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

/** Organizations, their teams, grants and robots; completing names of people and groups. */
public final class OrganizationRoutes {
    private static final String TEAM = ORGANIZATION + "/teams/{team}";
    private static final String ROBOT = ORGANIZATION + "/robots/{robot}";

    private final ApiParts parts;
    private final Guard guard;
    private final Check who;
    private final Check user;

    private OrganizationRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        who = parts.authenticate();
        user = guard.loggedIn();
    }

    public static List<Route> of(ApiParts parts) {
        OrganizationRoutes routes = new OrganizationRoutes(parts);
        return Stream.of(routes.organizations(), routes.teams(), routes.robots())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> organizations() {
        OrganizationCalls organizations = new OrganizationCalls(
                parts.accounts().organizations(),
                parts.accounts().namespaces(),
                parts.deletion().deletions());
        DirectoryCalls directory = new DirectoryCalls(parts.directory());
        Check view = guard.onOrganization(VIEW);
        Check manage = guard.onOrganization(MANAGE);
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/directory", directory::complete, who, guard.loggedIn()),
                route(GET, API + "/organizations", organizations::list, who, user),
                route(POST, API + "/organizations", organizations::create, who, admin),
                route(GET, ORGANIZATION, organizations::show, who, view),
                route(PATCH, ORGANIZATION, organizations::change, who, manage),
                route(DELETE, ORGANIZATION, organizations::delete, who, admin, IMMUTABLE_TAGS),
                route(GET, NAMESPACE, organizations::showNamespace, who, view),
                route(PATCH, NAMESPACE, organizations::changeNamespace, who, manage));
    }

    private List<Route> teams() {
        TeamCalls teams =
                new TeamCalls(parts.accounts().teams(), parts.accounts().memberships());
        GrantCalls grants =
                new GrantCalls(parts.accounts().grants(), parts.accounts().teams());
        Check view = guard.onOrganization(VIEW);
        Check manage = guard.onOrganization(MANAGE);
        Check grant = guard.onRepository(GRANT);
        return List.of(
                route(GET, ORGANIZATION + "/teams", teams::list, who, view),
                route(POST, ORGANIZATION + "/teams", teams::create, who, manage),
                route(GET, TEAM, teams::show, who, view),
                route(PATCH, TEAM, teams::change, who, manage),
                route(DELETE, TEAM, teams::delete, who, manage),
                route(GET, TEAM + "/members", teams::listMembers, who, view),
                route(PUT, TEAM + "/members/{member...}", teams::addMember, who, manage),
                route(DELETE, TEAM + "/members/{member...}", teams::removeMember, who, manage),
                route(GET, TEAM + "/grants", grants::listOfTeam, who, view),
                route(PUT, TEAM + "/grants/{repository...}", grants::put, who, grant),
                route(DELETE, TEAM + "/grants/{repository...}", grants::remove, who, grant),
                route(GET, REPOSITORY + "/-/grants", grants::listOnRepository, who, grant));
    }

    private List<Route> robots() {
        RobotCalls robots = new RobotCalls(parts.robots(), parts.accounts().organizations());
        Check manage = guard.onOrganization(MANAGE);
        return List.of(
                route(GET, ORGANIZATION + "/robots", robots::list, who, manage),
                route(POST, ORGANIZATION + "/robots", robots::create, who, manage),
                route(GET, ROBOT, robots::show, who, manage),
                route(PATCH, ROBOT, robots::change, who, manage),
                route(DELETE, ROBOT, robots::delete, who, manage),
                route(POST, ROBOT + "/secret", robots::rotate, who, manage));
    }
}
