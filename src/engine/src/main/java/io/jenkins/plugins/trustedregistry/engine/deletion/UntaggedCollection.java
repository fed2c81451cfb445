// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.graph.ImageGraphs;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal.Cause;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Deletes manifests that nothing leads to, where a repository's rule or the registry's says so; they go to the trash. To be run
 * before a collection. Pushes go on meanwhile: each deletion checks again, in its own transaction, that nothing leads there.
 */
public final class UntaggedCollection {
    private static final int PAGE = 100;

    private final Repositories repositories;
    private final ImageGraphs graphs;
    private final Rules rules;
    private final Deletions deletions;
    private final UntaggedRule otherwise;
    private final Duration window;
    private final InstantSource clock;

    UntaggedCollection(DeletionParts parts, Deletions deletions) {
        this.repositories = parts.catalog().repositories();
        this.graphs = parts.catalog().graphs();
        this.rules = parts.catalog().rules();
        this.deletions = deletions;
        this.otherwise = parts.untagged();
        this.window = parts.window();
        this.clock = parts.settled();
    }

    /** What would be deleted from a repository now, and why; deletes nothing. */
    public UntaggedPlan plan(Repository repository) {
        UntaggedRule rule = rules.of(repository.id()).untagged().orElse(otherwise);
        return rule.keeps()
                ? UntaggedPlan.NOTHING
                : new UntaggedPlanner(rule, window, clock.instant()).plan(graphs.of(repository.id()));
    }

    /** Deletes what the plan says and nothing leads to even now; how many that were. What an immutable tag needs stays. */
    public int execute(Repository repository, UntaggedPlan plan, BooleanSupplier stop) {
        int deleted = 0;
        for (UntaggedPlan.Step step : plan.steps()) {
            if (stop.getAsBoolean()) {
                return deleted;
            }
            deleted += execute(repository, step) ? 1 : 0;
        }
        return deleted;
    }

    private boolean execute(Repository repository, UntaggedPlan.Step step) {
        try {
            return deletions.untagged(
                    repository, step.digest(), step.pushedAt(), Order.rule(Cause.UNTAGGED, step.reason()));
        } catch (RegistryException e) {
            return false; // an immutable tag came to need it after the plan was made
        }
    }

    /** Plans and executes for every repository, until done or {@code stop} says so; how many manifests were deleted. */
    public int run(BooleanSupplier stop) {
        int deleted = 0;
        List<Repository> page = repositories.list("", PAGE);
        while (!page.isEmpty() && !stop.getAsBoolean()) {
            for (Repository repository : page) {
                deleted += execute(repository, plan(repository), stop);
            }
            page = repositories.list(page.get(page.size() - 1).name().name(), PAGE);
        }
        return deleted;
    }
}
