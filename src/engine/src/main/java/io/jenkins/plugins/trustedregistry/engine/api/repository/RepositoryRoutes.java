// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.CONFIGURE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.DELETE_IMAGE;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.DELETE_REPOSITORY;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PULL;
import static io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction.PUSH;
import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
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
import io.jenkins.plugins.trustedregistry.engine.api.common.OnlyKnown;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;
import java.util.stream.Stream;

/** Repositories, their images and tags, and what can be undone. */
public final class RepositoryRoutes {
    private final ApiParts parts;
    private final Guard guard;
    private final Check who;
    private final Check user;
    private final ImageCalls images;

    private RepositoryRoutes(ApiParts parts) {
        this.parts = parts;
        guard = new Guard(parts.access().control());
        who = parts.authenticate();
        user = guard.loggedIn();
        images = new ImageCalls(parts);
    }

    public static List<Route> of(ApiParts parts) {
        RepositoryRoutes routes = new RepositoryRoutes(parts);
        return Stream.of(routes.undo(), routes.repositories())
                .flatMap(List::stream)
                .toList();
    }

    /** What can be undone. The right that an entry of the trash asks for hangs on what it is, so {@link TrashCalls} checks it. */
    private List<Route> undo() {
        HistoryCalls history =
                new HistoryCalls(parts.catalog(), parts.deletion().undo(), images);
        ReleaseCalls releases =
                new ReleaseCalls(parts.catalog().repositories(), parts.catalog().rules());
        UntaggedCalls untagged = new UntaggedCalls(parts);
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

    private List<Route> repositories() {
        RepositoryCalls repositories = new RepositoryCalls(parts, guard);
        BuildCalls builds = new BuildCalls(parts);
        ContentCalls contents = new ContentCalls(parts);
        Check pull = guard.onRepository(PULL);
        Check delete = guard.onRepository(DELETE_IMAGE);
        Check known = new OnlyKnown(parts);
        // A repository's name could be anything up to the end of the path, so what lies behind the name comes first.
        return List.of(
                route(GET, REPOSITORY + "/-/tags", images::listTags, who, pull),
                route(GET, REPOSITORY + "/-/tags/{tag}", images::showTag, who, pull),
                route(DELETE, REPOSITORY + "/-/tags/{tag}", images::deleteTag, who, delete, IMMUTABLE_TAGS),
                route(GET, REPOSITORY + "/-/tags/{tag}/deletion", images::planDeletion, who, delete),
                route(GET, REPOSITORY + "/-/manifests", images::listManifests, who, pull),
                route(GET, REPOSITORY + "/-/manifests/{digest}", images::showManifest, who, pull, known),
                route(GET, REPOSITORY + "/-/manifests/{digest}/builds", builds::list, who, pull),
                route(GET, REPOSITORY + "/-/manifests/{digest}/contents", contents::show, who, pull, known),
                route(
                        GET,
                        REPOSITORY + "/-/manifests/{digest}/provenance",
                        new ProvenanceCalls(parts)::list,
                        who,
                        pull),
                route(GET, REPOSITORY + "/-/owners", new OwnerCalls(parts)::show, who, user, pull),
                route(
                        DELETE,
                        REPOSITORY + "/-/manifests/{digest}",
                        images::deleteManifest,
                        who,
                        delete,
                        known,
                        IMMUTABLE_TAGS),
                route(GET, REPOSITORY + "/-/description", new DescriptionCalls(parts)::show, who, pull),
                route(
                        GET,
                        REPOSITORY + "/-/activity",
                        new ActivityCalls(parts)::list,
                        who,
                        guard.onRepository(CONFIGURE)),
                route(GET, API + "/search", new NameSearchCalls(parts)::search, who),
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
}
