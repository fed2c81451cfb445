// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.ReadOn;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash.Scope;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.deletion.Undo;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trash. What was a tag or manifest is for those who may delete images of its repository; what was a repository, with all that
 * lay in its trash, for those who may create repositories in its namespace; what was an organization, with all of its, for
 * administrators of the registry. To others an entry is one that is not there.
 */
final class TrashCalls {
    private static final int STEP = 100;

    private final Catalog catalog;
    private final Undo undo;
    private final AccessControl access;
    private final Guard guard;

    TrashCalls(Catalog catalog, Undo undo, AccessControl access, Guard guard) {
        this.catalog = catalog;
        this.undo = undo;
        this.access = access;
        this.guard = guard;
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        Scope scope = scope(call);
        List<TrashEntry> found = ReadOn.over(
                (after, limit) -> catalog.trash().list(scope, after, limit),
                TrashEntry::id,
                entry -> mayKnow(call.principal(), entry),
                page.after(),
                page.limit() + 1);
        return Json.ok(page.page(found, TrashEntry::id, TrashView::of));
    }

    /** Removes for good what the list shows. */
    Reply empty(Call call) {
        Scope scope = scope(call);
        String by = call.principal().shownName();
        int purged = 0;
        List<TrashEntry> next = catalog.trash().list(scope, "", STEP);
        while (!next.isEmpty()) {
            purged += (int) next.stream().filter(entry -> undo.purge(entry, by)).count();
            next = catalog.trash().list(scope, next.get(next.size() - 1).id(), STEP);
        }
        return Json.ok(Map.of("purged", purged));
    }

    private Scope scope(Call call) {
        Optional<RepositoryName> repository = call.queryParameter("repository").map(RepositoryName::parse);
        if (repository.isPresent()) {
            guard.require(call.principal(), repository.get(), RepositoryAction.DELETE_IMAGE);
            return new Scope.OfRepository(catalog.repositories()
                    .find(repository.get())
                    .orElseThrow(() -> Paths.missing(repository.get()))
                    .id());
        }
        Optional<NamespaceName> namespace = call.queryParameter("namespace").map(NamespaceName::parse);
        if (namespace.isPresent()) {
            // To administrators also that of a namespace which is gone itself.
            if (!access.onRegistry(call.principal()).allowed()) {
                guard.require(call.principal(), namespace.get(), NamespaceAction.CREATE_REPOSITORY);
            }
            return new Scope.OfNamespace(namespace.get());
        }
        guard.requireRegistry(call.principal());
        return new Scope.All();
    }

    Reply show(Call call) {
        return Json.ok(TrashView.of(find(call)));
    }

    Reply restore(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "as");
        TrashEntry entry = find(call);
        Restored restored = undo.restore(
                        entry, body.optionalText("as"), call.principal().shownName())
                .orElseThrow(() -> missing(entry.id()));
        return Json.ok(TrashView.RestoredView.of(restored));
    }

    Reply purge(Call call) {
        TrashEntry entry = find(call);
        if (!undo.purge(entry, call.principal().shownName())) {
            throw missing(entry.id());
        }
        return Json.gone();
    }

    private TrashEntry find(Call call) {
        String id = call.parameter("id");
        return catalog.trash()
                .find(id)
                .filter(entry -> mayUndo(call.principal(), entry))
                .orElseThrow(() -> missing(id));
    }

    /** What only builds knew of that had staged it is the affair of administrators here, too. */
    private boolean mayKnow(Principal caller, TrashEntry entry) {
        return !entry.staged() || access.onRegistry(caller).allowed();
    }

    private boolean mayUndo(Principal caller, TrashEntry entry) {
        if (!mayKnow(caller, entry)) {
            return false;
        }
        if (entry.kind() == TrashEntry.Kind.NAMESPACE || entry.partOf().isPresent()) {
            return access.onRegistry(caller).allowed();
        }
        if (entry.kind() != TrashEntry.Kind.REPOSITORY && entry.repositoryInUse()) {
            return access.onRepository(caller, entry.repository().orElseThrow(), RepositoryAction.DELETE_IMAGE)
                    .allowed();
        }
        return access.onNamespace(caller, entry.namespace(), NamespaceAction.CREATE_REPOSITORY)
                .allowed();
    }

    private static RegistryException missing(String id) {
        return Refusals.missing("There is no entry " + Shown.of(id)
                + " in the trash: it was restored or purged, its time is over, or it is not for you.");
    }
}
