// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorTable;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;

/** The mirrors of all repositories of a namespace: what goes to, and comes from, other registries. */
final class NamespaceMirrorCalls {
    private final Repositories repositories;
    private final MirrorTable mirrors;

    NamespaceMirrorCalls(Repositories repositories, MirrorTable mirrors) {
        this.repositories = repositories;
        this.mirrors = mirrors;
    }

    /** A page has so many repositories; those without a mirror are in none. */
    Reply list(Call call) {
        NamespaceName namespace = NamespaceName.parse(call.parameter("organization"));
        Page.Request page = Page.Request.of(call);
        List<Repository> found = repositories.list(namespace, page.after(), page.limit() + 1);
        Page<List<MirrorView.PlacedView>> all =
                page.page(found, repository -> repository.name().name(), this::of);
        return Json.ok(new Page<>(all.items().stream().flatMap(List::stream).toList(), all.next()));
    }

    private List<MirrorView.PlacedView> of(Repository repository) {
        return mirrors.list(repository.id()).stream()
                .map(mirror -> new MirrorView.PlacedView(repository.name(), MirrorView.of(mirror)))
                .toList();
    }
}
