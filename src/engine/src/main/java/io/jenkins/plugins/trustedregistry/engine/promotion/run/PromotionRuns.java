// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleRights;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;
import java.time.InstantSource;

/** The runs of rules, put together. */
public record PromotionRuns(RuleRun ruleRun, PromotionJobs jobs, EvaluationTable evaluations) {

    /** Registers the kind of jobs. */
    public static PromotionRuns over(
            Database database,
            Catalog catalog,
            FactGatherer facts,
            RuleTable rules,
            RuleRights rights,
            Gatekeeper gates,
            Promoter promoter,
            PromotionJobs jobs,
            InstantSource clock) {
        EvaluationTable table = new EvaluationTable(database);
        RuleRun run = new RuleRun(facts, rights, new Ancestry(catalog), gates, promoter, table, clock);
        jobs.register(run);
        return new PromotionRuns(run, jobs, table);
    }
}
