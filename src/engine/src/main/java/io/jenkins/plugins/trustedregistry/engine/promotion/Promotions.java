// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.Owners;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.facts.Evidences;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyParts;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyPlanner;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.ImageCopier;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleRights;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.EvaluationTable;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.Promoter;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.PromoterParts;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.PromotionJobs;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.PromotionRuns;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.RuleRun;
import java.util.Optional;

/** Promotion, put together. Its jobs run once the jobs are started; it holds nothing that would have to be closed. */
public final class Promotions implements Evidences {
    private final PromotionParts parts;
    private final RuleTable rules;
    private final RuleRights rights;
    private final Promoter promoter;
    private final PromotionRuns runs;

    /** Registers its kind of jobs, and listens to events from now on. */
    public Promotions(PromotionParts parts) {
        this.parts = parts;
        rules = new RuleTable(parts.database());
        PromotionJobs jobs = new PromotionJobs(parts.catalog(), rules, parts.jobs());
        rights = new RuleRights(parts.access(), new Owners(parts.directory(), parts.robots(), parts.clock()));
        promoter = new Promoter(
                new PromoterParts(
                        parts.catalog(),
                        new CopyPlanner(parts.catalog()),
                        new ImageCopier(new CopyParts(
                                parts.database(),
                                parts.catalog(),
                                parts.blobs(),
                                parts.claims(),
                                parts.scanning().tables().carried(),
                                parts.evidence())),
                        parts.gates(),
                        parts.scanning().summaries(),
                        parts.clock()),
                parts.listeners(),
                parts.scanning().listener(),
                jobs,
                parts.events().publisher());
        runs = PromotionRuns.over(
                parts.database(),
                parts.catalog(),
                parts.facts(),
                rules,
                rights,
                parts.gates(),
                promoter,
                jobs,
                parts.clock());
        parts.events().subscribe(runs.jobs());
    }

    /** To be told of pushes. */
    public DistributionListener listener() {
        return runs.jobs();
    }

    public RuleTable rules() {
        return rules;
    }

    public RuleRights rights() {
        return rights;
    }

    /** Promotes by hand. */
    public Promoter promoter() {
        return promoter;
    }

    /** What a rule would do. */
    public RuleRun ruleRun() {
        return runs.ruleRun();
    }

    /** Asks rules to look at tags. */
    public PromotionJobs jobs() {
        return runs.jobs();
    }

    /** How evaluations ended. */
    public EvaluationTable evaluations() {
        return runs.evaluations();
    }

    @Override
    public boolean give(RepositoryName repository, Digest image, Evidence evidence) {
        boolean there = parts.catalog().manifests().together(() -> {
            Optional<Repository> found = parts.catalog()
                    .repositories()
                    .find(repository)
                    .filter(each -> parts.evidence().add(each.id(), image, evidence));
            found.ifPresent(each -> {
                runs.jobs().evidenceGiven(each, image);
                parts.evidenceListener().evidenceGiven(each, image);
            });
            return found.isPresent();
        });
        runs.jobs().look();
        return there;
    }

    @Override
    public Evidence of(RepositoryName repository, Digest image) {
        return parts.catalog()
                .repositories()
                .find(repository)
                .map(found -> parts.evidence().of(found.id(), image))
                .orElse(Evidence.NONE);
    }
}
