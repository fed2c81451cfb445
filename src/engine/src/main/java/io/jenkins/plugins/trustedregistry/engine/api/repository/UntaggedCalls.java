// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.deletion.UntaggedCollection;
import io.jenkins.plugins.trustedregistry.engine.deletion.UntaggedPlan;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manifests of a repository that nothing leads to. */
final class UntaggedCalls {
    private final Repositories repositories;
    private final UntaggedCollection untagged;
    private final Sight sight;

    UntaggedCalls(ApiParts parts) {
        this.repositories = parts.catalog().repositories();
        this.untagged = parts.deletion().untagged();
        this.sight = parts.sight();
    }

    /** What would be deleted now, and why. One page, as the plan is made at once. */
    Reply plan(Call call) {
        Repository repository = Paths.repository(repositories, call);
        List<UntaggedPlan.Step> steps = untagged.plan(repository).steps().stream()
                .filter(step -> sight.mayKnow(call.principal(), repository.id(), step.digest()))
                .toList();
        return Json.ok(new Page<>(steps, Optional.empty()));
    }

    /** Deletes it, to the trash. */
    Reply collect(Call call) {
        Repository repository = Paths.repository(repositories, call);
        int deleted = untagged.execute(repository, untagged.plan(repository), () -> false);
        return Json.ok(Map.of("deleted", deleted));
    }
}
