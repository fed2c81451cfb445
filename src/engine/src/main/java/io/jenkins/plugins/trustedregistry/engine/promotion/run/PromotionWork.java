// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyPlanner;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules look at tags, as a job: at one tag, or at all of a repository, from behind the one it had reached. */
final class PromotionWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(PromotionWork.class);
    private static final int PAGE = 100;

    private final Catalog catalog;
    private final RuleTable rules;
    private final RuleRun run;

    PromotionWork(Catalog catalog, RuleTable rules, RuleRun run) {
        this.catalog = catalog;
        this.rules = rules;
        this.run = run;
    }

    @Override
    public JobOutcome run(JobRun job) {
        Wish wish = Wish.of(job.parameters());
        Optional<Repository> source = catalog.repositories().find(wish.repository());
        if (source.isEmpty()) {
            return JobOutcome.of("The repository was deleted meanwhile, so there is nothing to promote.");
        }
        List<PromotionRule> meant =
                rules.list(source.get().id()).stream().filter(wish::isFor).toList();
        Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
        if (wish.tag().isPresent()) {
            catalog.tags()
                    .find(source.get().id(), wish.tag().get())
                    .ifPresent(tag -> one(job, wish, source.get(), tag, meant, ended));
        } else {
            all(job, wish, source.get(), meant, ended);
        }
        return outcome(ended);
    }

    private void all(JobRun job, Wish wish, Repository source, List<PromotionRule> meant, Map<Outcome, Long> ended) {
        List<TaggedManifest> page =
                catalog.tags().details(source.id(), job.checkpoint().orElse(""), PAGE);
        while (!page.isEmpty()) {
            for (TaggedManifest tag : page) {
                one(job, wish, source, tag, meant, ended);
                job.save(tag.tag().name());
            }
            page = catalog.tags()
                    .details(source.id(), page.get(page.size() - 1).tag().name(), PAGE);
        }
    }

    private void one(
            JobRun job,
            Wish wish,
            Repository source,
            TaggedManifest tag,
            List<PromotionRule> meant,
            Map<Outcome, Long> ended) {
        if (CopyPlanner.isBeside(tag.tag())) {
            return; // it goes along with what it is about
        }
        for (PromotionRule rule : meant) {
            job.proceed();
            Evaluation evaluation = evaluated(rule, source, tag, wish);
            ended.merge(evaluation.outcome(), 1L, Long::sum);
            job.log(rule.name() + ": " + tag.tag() + " " + evaluation.outcome() + ". " + evaluation.reason());
        }
    }

    private Evaluation evaluated(PromotionRule rule, Repository source, TaggedManifest tag, Wish wish) {
        try {
            return run.run(rule, source, tag, wish.cause(), wish.isByHand());
        } catch (IOException e) {
            LOG.error("The storage can't be read for the promotion of {}:{}", source.name(), tag.tag(), e);
            throw new JobFailedException(
                    "The storage could not be read, see the server's log. Once it can, run the rule again.", e);
        }
    }

    private static JobOutcome outcome(Map<Outcome, Long> ended) {
        Map<String, Long> figures = new HashMap<>();
        for (Outcome outcome : Outcome.values()) {
            figures.put(outcome.toString(), ended.getOrDefault(outcome, 0L));
        }
        return new JobOutcome(
                "Promoted " + figures.get(Outcome.PROMOTED.toString()) + ", unchanged "
                        + figures.get(Outcome.UNCHANGED.toString()) + ", not matched "
                        + figures.get(Outcome.NOT_MATCHED.toString()) + ", refused "
                        + figures.get(Outcome.REFUSED.toString()) + ".",
                figures);
    }
}
