// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.deletion.UntaggedCollection;
import io.jenkins.plugins.trustedregistry.engine.deletion.UntaggedPlan;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.util.Map;
import java.util.Optional;

/** Manifests of a repository that nothing leads to. */
final class UntaggedCalls {
    private final Repositories repositories;
    private final UntaggedCollection untagged;

    UntaggedCalls(Repositories repositories, UntaggedCollection untagged) {
        this.repositories = repositories;
        this.untagged = untagged;
    }

    /** What would be deleted now, and why. One page, as the plan is made at once. */
    Reply plan(Call call) {
        UntaggedPlan plan = untagged.plan(RepositoryCalls.find(repositories, call));
        return Json.ok(new Page<>(plan.steps(), Optional.empty()));
    }

    /** Deletes it, to the trash. */
    Reply collect(Call call) {
        Repository repository = RepositoryCalls.find(repositories, call);
        int deleted = untagged.execute(repository, untagged.plan(repository), () -> false);
        return Json.ok(Map.of("deleted", deleted));
    }
}
