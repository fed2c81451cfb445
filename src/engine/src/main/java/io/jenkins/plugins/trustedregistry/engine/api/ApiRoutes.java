// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.VIEW;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.DELETE_IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.DELETE_REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.GRANT;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PUSH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.AtCommit.IMMUTABLE_TAGS;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PUT;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.WebhookScope;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every call of the management API, with the checks that stand before it in the order they run. Where a check needs what the body
 * says, its endpoint makes it and says so. {@code openapi.yaml} describes the same calls.
 */
public final class ApiRoutes {
    private static final String API = "/api/v1";
    private static final String ORGANIZATION = API + "/organizations/{organization}";
    private static final String TEAM = ORGANIZATION + "/teams/{team}";
    private static final String ROBOT = ORGANIZATION + "/robots/{robot}";
    private static final String NAMESPACE = API + "/namespaces/{organization}";
    private static final String REPOSITORY = API + "/repositories/{repository...}";
    private static final String TOKEN = API + "/tokens/{id}";
    private static final String WEBHOOK = API + "/webhooks/{webhook}";
    private static final String BACKUP = API + "/backups/{id}";
    private static final String BUNDLE = API + "/bundles/{id}";
    private static final String COLLECTION = API + "/garbage-collection";
    private static final String JOB = API + "/jobs/{id}";

    private final ApiParts parts;
    private final Guard guard;
    private final Owner owner;
    private final Check who;
    private final Check user;
    private final ImageCalls images;

    private ApiRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        owner = new Owner(parts.directory(), guard);
        who = parts.authenticate();
        user = guard.loggedIn();
        images = new ImageCalls(
                parts.catalog().repositories(),
                parts.catalog().tags(),
                parts.catalog().manifests(),
                parts.deletion().deletions(),
                new PullViews(parts.events().pulls(), parts.access().control()));
    }

    /** The routes below {@code /api/v1/}. */
    public static RouteTable of(ApiParts parts) {
        ApiRoutes routes = new ApiRoutes(parts);
        List<Route> all = Stream.of(
                        routes.about(),
                        routes.organizations(),
                        routes.teams(),
                        routes.robots(),
                        routes.undo(),
                        routes.repositories(),
                        routes.jobs())
                .flatMap(List::stream)
                .toList();
        all = Stream.concat(all.stream(), routes.backups().stream()).toList();
        return new RouteTable(
                API + "/",
                Stream.of(routes.webhooks(), all, routes.own(), routes.events())
                        .flatMap(List::stream)
                        .toList(),
                new Problems());
    }

    private List<Route> about() {
        AboutCalls about = new AboutCalls(parts.version(), parts.settingsNow());
        CertificateCalls certificate = new CertificateCalls(parts.certificates());
        EngineCertificateCalls engines = new EngineCertificateCalls(parts.certificates());
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/", about::about),
                route(GET, API + "/openapi.yaml", about::openApi),
                route(GET, API + "/settings", about::settings, who, admin),
                route(GET, API + "/certificate", certificate::show, who, admin),
                route(PUT, API + "/certificate", certificate::use, who, admin),
                route(DELETE, API + "/certificate", certificate::useOwnAuthority, who, admin),
                route(POST, API + "/engine-certificates", engines::issue, who, admin));
    }

    private List<Route> backups() {
        BackupCalls backups = new BackupCalls(parts.backups());
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/backups", backups::list, who, admin),
                route(POST, API + "/backups", backups::begin, who, admin),
                route(GET, BACKUP, backups::show, who, admin),
                route(GET, BACKUP + "/archive", backups::archive, who, admin),
                route(GET, BACKUP + "/blobs/{digest}", backups::blob, who, admin),
                route(DELETE, BACKUP, backups::end, who, admin));
    }

    private List<Route> organizations() {
        OrganizationCalls organizations = new OrganizationCalls(
                parts.accounts().organizations(),
                parts.accounts().namespaces(),
                parts.deletion().deletions());
        Check view = guard.onOrganization(VIEW);
        Check manage = guard.onOrganization(MANAGE);
        Check admin = guard.onRegistry();
        return List.of(
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

    private List<Route> repositories() {
        RepositoryCalls repositories = new RepositoryCalls(parts, guard);
        Check pull = guard.onRepository(PULL);
        Check delete = guard.onRepository(DELETE_IMAGE);
        // A repository's name could be anything up to the end of the path, so what lies behind the name comes first.
        return List.of(
                route(GET, REPOSITORY + "/-/tags", images::listTags, who, pull),
                route(GET, REPOSITORY + "/-/tags/{tag}", images::showTag, who, pull),
                route(DELETE, REPOSITORY + "/-/tags/{tag}", images::deleteTag, who, delete, IMMUTABLE_TAGS),
                route(GET, REPOSITORY + "/-/manifests", images::listManifests, who, pull),
                route(GET, REPOSITORY + "/-/manifests/{digest}", images::showManifest, who, pull),
                route(
                        DELETE,
                        REPOSITORY + "/-/manifests/{digest}",
                        images::deleteManifest,
                        who,
                        delete,
                        IMMUTABLE_TAGS),
                route(GET, API + "/repositories", repositories::list, who),
                route(POST, API + "/repositories", repositories::create, who, user),
                route(GET, REPOSITORY, repositories::show, who, pull),
                route(PATCH, REPOSITORY, repositories::change, who, guard.onRepository(CONFIGURE)),
                route(
                        DELETE,
                        REPOSITORY,
                        repositories::delete,
                        who,
                        guard.onRepository(DELETE_REPOSITORY),
                        IMMUTABLE_TAGS));
    }

    /** What can be undone. The right that an entry of the trash asks for hangs on what it is, so {@link TrashCalls} checks it. */
    private List<Route> undo() {
        HistoryCalls history =
                new HistoryCalls(parts.catalog(), parts.deletion().undo(), images);
        ReleaseCalls releases =
                new ReleaseCalls(parts.catalog().repositories(), parts.catalog().rules());
        UntaggedCalls untagged = new UntaggedCalls(
                parts.catalog().repositories(), parts.deletion().untagged());
        TrashCalls trash = new TrashCalls(
                parts.catalog(), parts.deletion().undo(), parts.access().control(), guard);
        Check delete = guard.onRepository(DELETE_IMAGE);
        Check configure = guard.onRepository(CONFIGURE);
        return List.of(
                route(GET, REPOSITORY + "/-/tags/{tag}/history", history::list, who, guard.onRepository(PULL)),
                route(
                        POST,
                        REPOSITORY + "/-/tags/{tag}/rollback",
                        history::rollBack,
                        who,
                        guard.onRepository(PUSH),
                        IMMUTABLE_TAGS),
                route(GET, REPOSITORY + "/-/tags/{tag}/release", releases::show, who, guard.onRepository(PULL)),
                route(PUT, REPOSITORY + "/-/tags/{tag}/release", releases::release, who, configure),
                route(DELETE, REPOSITORY + "/-/tags/{tag}/release", releases::hold, who, configure),
                route(GET, REPOSITORY + "/-/untagged", untagged::plan, who, delete),
                route(DELETE, REPOSITORY + "/-/untagged", untagged::collect, who, delete, IMMUTABLE_TAGS),
                route(GET, API + "/trash", trash::list, who, user),
                route(DELETE, API + "/trash", trash::empty, who, user),
                route(GET, API + "/trash/{id}", trash::show, who, user),
                route(POST, API + "/trash/{id}/restore", trash::restore, who, user),
                route(DELETE, API + "/trash/{id}", trash::purge, who, user));
    }

    private List<Route> events() {
        AuditCalls audit = new AuditCalls(parts.events().audit().reader());
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/audit", audit::read, who, admin),
                route(GET, API + "/audit/check", audit::check, who, admin));
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

    private List<Route> jobs() {
        JobCalls jobs = new JobCalls(parts.jobs());
        ScrubCalls scrub = new ScrubCalls(parts.scrub(), parts.catalog());
        CollectionCalls collection = new CollectionCalls(parts.collection(), parts.jobs(), parts.clock());
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/jobs", jobs::list, who, admin),
                route(GET, JOB, jobs::show, who, admin),
                route(GET, JOB + "/log", jobs::log, who, admin),
                route(POST, JOB + "/cancel", jobs::cancel, who, admin),
                route(POST, JOB + "/retry", jobs::retry, who, admin),
                route(GET, API + "/schedules", jobs::schedules, who, admin),
                route(GET, COLLECTION, collection::show, who, admin),
                route(POST, COLLECTION + "/runs", collection::run, who, admin),
                route(GET, COLLECTION + "/plan", collection::plan, who, admin),
                route(POST, API + "/scrub/runs", scrub::run, who, admin),
                route(GET, API + "/damaged-blobs", scrub::damaged, who, admin));
    }

    /** What belongs to the caller; whose tokens and bundles a call may touch is decided by {@link Owner}. */
    private List<Route> own() {
        AccessCalls access = new AccessCalls(
                parts.directory(),
                parts.accounts().memberships(),
                parts.access().control(),
                parts.access().explainer());
        DirectoryCalls directory = new DirectoryCalls(parts.directory());
        TokenCalls tokens = new TokenCalls(parts.tokens(), owner);
        BundleCalls bundles = new BundleCalls(parts.bundles(), parts.settings().bundles(), owner);
        return List.of(
                route(GET, API + "/whoami", access::whoAmI, who, user),
                route(GET, API + "/access", access::explain, who, user),
                route(GET, API + "/directory", directory::complete, who, user),
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
