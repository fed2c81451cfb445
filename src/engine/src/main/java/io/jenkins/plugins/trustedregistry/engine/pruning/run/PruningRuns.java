// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PlanMaker;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PolicyTable;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.TagLimits;

/** The runs of policies, put together. */
public record PruningRuns(Pruner pruner, PruningJobs jobs) {

    /** Registers the kind of jobs. */
    public static PruningRuns over(
            PolicyTable policies,
            TagLimits limits,
            PlanMaker maker,
            Deletions deletions,
            Repositories repositories,
            BuildImages builds,
            PruningJobs jobs) {
        Pruner pruner = new Pruner(policies, limits, maker, deletions);
        jobs.register(
                JobKind.of(PruningJobs.KIND, "Pruning tags", new PruningWork(repositories, pruner, builds::tidyUp)));
        return new PruningRuns(pruner, jobs);
    }
}
