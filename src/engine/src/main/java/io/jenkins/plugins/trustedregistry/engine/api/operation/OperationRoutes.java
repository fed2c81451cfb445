// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import static io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction.MANAGE;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.NAMESPACE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;
import java.util.stream.Stream;

/** What administrators run the registry with. */
public final class OperationRoutes {
    private static final String BACKUP = API + "/backups/{id}";
    private static final String COLLECTION = API + "/garbage-collection";
    private static final String JOB = API + "/jobs/{id}";

    private final ApiParts parts;
    private final Guard guard;
    private final Check who;

    private OperationRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        who = parts.authenticate();
    }

    public static List<Route> of(ApiParts parts) {
        OperationRoutes routes = new OperationRoutes(parts);
        return Stream.of(routes.about(), routes.events(), routes.jobs(), routes.storageUse(), routes.backups())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> about() {
        AboutCalls about = new AboutCalls(parts.version(), parts.settingsNow(), parts.provenanceKey());
        EngineCertificateCalls engines = new EngineCertificateCalls(parts.certificates());
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/", about::about),
                route(GET, API + "/openapi.yaml", about::openApi),
                route(GET, API + "/provenance-key", about::provenanceKey),
                route(GET, API + "/settings", about::settings, who, admin),
                route(POST, API + "/engine-certificates", engines::issue, who, admin));
    }

    private List<Route> events() {
        AuditCalls audit = new AuditCalls(parts.events().audit().reader());
        Check admin = guard.onRegistry();
        return List.of(
                route(GET, API + "/audit", audit::read, who, admin),
                route(GET, API + "/audit/check", audit::check, who, admin));
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

    private List<Route> storageUse() {
        StorageUseCalls use = new StorageUseCalls(parts.catalog().space(), parts.clock());
        return List.of(
                route(GET, API + "/storage-use", use::byNamespace, who, guard.onRegistry()),
                route(GET, NAMESPACE + "/storage-use", use::byRepository, who, guard.onOrganization(MANAGE)));
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
}
