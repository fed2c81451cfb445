// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning;

import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PlanMaker;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PolicyTable;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.TagLimits;
import io.jenkins.plugins.trustedregistry.engine.pruning.run.Pruner;
import io.jenkins.plugins.trustedregistry.engine.pruning.run.PruningJobs;
import io.jenkins.plugins.trustedregistry.engine.pruning.run.PruningRuns;

/** Pruning, put together. Its jobs run once the jobs are started; it holds nothing that would have to be closed. */
public final class Pruning {
    private final PolicyTable policies;
    private final TagLimits limits;
    private final PruningRuns runs;

    /** Registers its kind of jobs and its schedule. */
    public Pruning(PruningParts parts) {
        policies = new PolicyTable(parts.database());
        limits = new TagLimits(parts.database());
        runs = PruningRuns.over(
                policies,
                limits,
                new PlanMaker(parts.catalog(), parts.facts(), parts.clock()),
                parts.deletions(),
                parts.catalog().repositories(),
                parts.builds(),
                new PruningJobs(limits, parts.jobs(), parts.events()));
        parts.settings().cron().ifPresent(cron -> parts.jobs().schedule(PruningJobs.KIND, cron));
    }

    /** To be told of pushes. */
    public DistributionListener listener() {
        return runs.jobs();
    }

    public PolicyTable policies() {
        return policies;
    }

    public TagLimits limits() {
        return limits;
    }

    /** What policies would do. */
    public Pruner pruner() {
        return runs.pruner();
    }

    /** Asks for pruning. */
    public PruningJobs jobs() {
        return runs.jobs();
    }
}
