// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal.Cause;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PlanMaker;
import io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlan;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PolicyTable;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.TagLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the plan of a repository, and carries plans out. Pushes go on meanwhile: a tag that was pushed since the plan stays. */
public final class Pruner {
    private static final RuleName LIMIT = new RuleName("tag-limit");

    private final PolicyTable policies;
    private final TagLimits limits;
    private final PlanMaker maker;
    private final Deletions deletions;

    Pruner(PolicyTable policies, TagLimits limits, PlanMaker maker, Deletions deletions) {
        this.policies = policies;
        this.limits = limits;
        this.maker = maker;
        this.deletions = deletions;
    }

    /** What all policies together, and the tag limit, would do now. */
    public PruningPlan plan(Repository repository) {
        return maker.plan(repository, holding(repository));
    }

    private List<PruningPolicy> holding(Repository repository) {
        List<PruningPolicy> holding = new ArrayList<>(policies.holdingIn(repository));
        limits.of(repository.id())
                .ifPresent(most -> holding.add(new PruningPolicy(
                        LIMIT.text(), LIMIT, Criteria.NONE, Criteria.NONE, most, true, "", Instant.EPOCH)));
        return holding;
    }

    /** What one policy that is not saved would do now, beside what the others protect. */
    public PruningPlan test(Repository repository, PruningPolicy tried) {
        List<PruningPolicy> all = new ArrayList<>(List.of(tried));
        for (PruningPolicy policy : policies.holdingIn(repository)) {
            if (!policy.protect().isEmpty() && !policy.name().equals(tried.name())) {
                all.add(new PruningPolicy(
                        policy.id(), policy.name(), Criteria.NONE, policy.protect(), 0, true, "", policy.changedAt()));
            }
        }
        return maker.plan(repository, all);
    }

    /**
     * Prunes what a plan says, as far as it has not changed since.
     *
     * @param before called before each tag; throws to stop
     * @return how many tags went
     */
    int execute(Repository repository, PruningPlan plan, Runnable before, Consumer<String> log) {
        int pruned = 0;
        for (PruningPlan.Step step : plan.pruned()) {
            before.run();
            pruned += prune(repository, step, log) ? 1 : 0;
        }
        return pruned;
    }

    private boolean prune(Repository repository, PruningPlan.Step step, Consumer<String> log) {
        String image = repository.name() + ":" + step.tag();
        try {
            boolean gone = deletions
                    .image(
                            repository,
                            step.tag(),
                            step.digest(),
                            step.updatedAt(),
                            Order.rule(Cause.RETENTION, step.policy() + ": " + step.reason()))
                    .isPresent();
            log.accept(image + (gone ? " pruned. " + step.reason() : " stays: it was pushed or deleted meanwhile."));
            return gone;
        } catch (RegistryException e) {
            log.accept(image + " stays. " + e.getMessage()); // it became immutable meanwhile
            return false;
        }
    }
}
