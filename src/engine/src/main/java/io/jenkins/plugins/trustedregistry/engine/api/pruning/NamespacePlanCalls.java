// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.pruning.PruneCalls.StepView;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.pruning.Pruning;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** What pruning would take away in a whole namespace: repository by repository, some tags of each. */
final class NamespacePlanCalls {
    private static final int SHOWN = 20;

    private final Repositories repositories;
    private final Pruning pruning;
    private final InstantSource clock;

    NamespacePlanCalls(Repositories repositories, Pruning pruning, InstantSource clock) {
        this.repositories = repositories;
        this.pruning = pruning;
        this.clock = clock;
    }

    /** Under all policies that hold there. */
    Reply plan(Call call) {
        return page(call, pruning.pruner()::plan);
    }

    /** Under one policy that is not saved. */
    Reply test(Call call) throws IOException {
        PruningPolicy tried = PolicyBody.of(call).tried(call.principal().shownName(), clock.instant());
        return page(call, repository -> pruning.pruner().test(repository, tried));
    }

    /** A plan is made of all tags of a repository, so a page has so many repositories. */
    private Reply page(Call call, Function<Repository, PruningPlan> plans) {
        NamespaceName namespace = NamespaceName.parse(call.parameter("organization"));
        Page.Request page = Page.Request.of(call);
        List<Repository> found = repositories.list(namespace, page.after(), page.limit() + 1);
        return Json.ok(page.page(
                found,
                repository -> repository.name().name(),
                repository -> PlanView.of(repository, plans.apply(repository))));
    }

    /**
     * What would become of a repository's tags.
     *
     * @param tags how many it has
     * @param goes how many of them would go
     * @param some of those that would go, at most 20
     */
    record PlanView(RepositoryName repository, int tags, int goes, List<StepView> some) {

        static PlanView of(Repository repository, PruningPlan plan) {
            List<PruningPlan.Step> pruned = plan.pruned();
            return new PlanView(
                    repository.name(),
                    plan.steps().size(),
                    pruned.size(),
                    pruned.stream().limit(SHOWN).map(StepView::of).toList());
        }
    }
}
