// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.DELETE_IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PUSH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.AtCommit.IMMUTABLE_TAGS;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PUT;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Authenticate;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.CreateOnPush;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.DistributionErrors;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.MayOnRepository;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.NotWhileStaging;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.OnlyPublished;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.ShowsToken;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.StagedFirst;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import java.util.List;

/**
 * Every operation of the distribution API, with what stands before it: read from the left, a call passes its checks in order and
 * reaches its endpoint last. HEAD runs the GET route.
 */
public final class DistributionRoutes {
    private static final String NAME = "/v2/{name...}";
    private static final String UPLOADS = NAME + "/blobs/uploads/";
    private static final String UPLOAD = UPLOADS + "{upload}";
    private static final String BLOB = NAME + "/blobs/{digest}";
    private static final String TAGS = NAME + "/tags/list";
    private static final String REFERRERS = NAME + "/referrers/{digest}";
    private static final String MANIFEST = NAME + "/manifests/{reference}";

    private final DistributionParts parts;
    private final Catalog catalog;
    private final Lookup lookup;
    private final Announcer announcer;
    private final Sight sight;
    private final Blobs blobs;

    private DistributionRoutes(DistributionParts parts) {
        this.parts = parts;
        this.catalog = parts.catalog();
        this.lookup = new Lookup(catalog.repositories());
        this.announcer = new Announcer(parts.listeners());
        this.sight = new Sight(parts.staging(), catalog, parts.access());
        this.blobs = new Blobs(catalog.blobs(), parts.blobStore(), parts.claims());
    }

    /** The routes below {@code /v2/}. */
    public static RouteTable of(DistributionParts parts) {
        return new RouteTable("/v2/", new DistributionRoutes(parts).routes(), DistributionErrors.ofRegistry());
    }

    private List<Route> routes() {
        Check who = new Authenticate(parts.authenticator());
        Check known = new ShowsToken();
        Check pull = new MayOnRepository(parts.access(), PULL);
        Check push = new MayOnRepository(parts.access(), PUSH);
        Check delete = new MayOnRepository(parts.access(), DELETE_IMAGE);
        Check published = new NotWhileStaging(parts.staging());
        Check staged = new StagedFirst(lookup, parts.staging(), catalog.staged());
        Check knownManifest = OnlyPublished.manifests(lookup, sight);
        Check knownBlob = OnlyPublished.blobs(lookup, sight);
        Check create = new CreateOnPush(catalog.repositories(), announcer, parts.clock());

        return List.of(
                route(GET, "/v2/", new Ping(), who, known),
                route(GET, "/v2/_catalog", new ListRepositories(parts.visible()), who, known),
                // pull
                route(
                        GET,
                        MANIFEST,
                        pullManifest(),
                        who,
                        pull,
                        staged,
                        knownManifest,
                        parts.gates().manifests()),
                route(
                        GET,
                        BLOB,
                        new PullBlob(lookup, blobs, parts.access()),
                        who,
                        pull,
                        knownBlob,
                        parts.gates().blobs()),
                route(GET, TAGS, new ListTags(lookup, catalog.tags()), who, pull),
                route(GET, REFERRERS, new NoReferrersWhenUnknown(pull, listReferrers()), who),
                // push
                route(POST, UPLOADS, startUpload(), who, push, create),
                route(PATCH, UPLOAD, new AppendChunk(parts.uploads()), who, push),
                route(PUT, UPLOAD, finishUpload(), who, push),
                route(GET, UPLOAD, new ShowUpload(parts.uploads()), who, push),
                route(DELETE, UPLOAD, new CancelUpload(parts.uploads()), who, push),
                route(PUT, MANIFEST, pushManifest(), who, push, create, IMMUTABLE_TAGS),
                // delete
                route(DELETE, MANIFEST, deleteManifest(), who, delete, knownManifest, published, IMMUTABLE_TAGS),
                route(DELETE, BLOB, new DeleteBlob(lookup, catalog.blobs(), announcer), who, delete, knownBlob));
    }

    private Endpoint pullManifest() {
        return new PullManifest(lookup, catalog.manifests(), announcer);
    }

    private ListReferrers listReferrers() {
        return new ListReferrers(lookup, catalog.manifests(), sight);
    }

    private Endpoint startUpload() {
        BlobMount mount = new BlobMount(parts.access(), catalog.repositories(), catalog.blobs(), blobs, sight);
        return new StartUpload(lookup, parts.uploads(), blobs, mount, sight);
    }

    private Endpoint finishUpload() {
        return new FinishUpload(lookup, parts.uploads(), blobs, sight);
    }

    private Endpoint pushManifest() {
        return new PushManifest(
                lookup, catalog, new Platforms(catalog.manifests(), parts.blobStore()), parts.staging(), announcer);
    }

    private Endpoint deleteManifest() {
        return new DeleteManifest(lookup, parts.deletions());
    }

    private static Route route(Method method, String template, Endpoint endpoint, Check... checks) {
        return Route.route(method, template, call -> DistributionErrors.versioned(endpoint.handle(call)), checks);
    }
}
