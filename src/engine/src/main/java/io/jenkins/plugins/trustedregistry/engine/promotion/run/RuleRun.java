// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.TaggedManifest;
import io.jenkins.plugins.trustedregistry.engine.criterion.Judgement;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleRights;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One rule looks at one tag: decides, acts, and keeps how it ended. */
public final class RuleRun {
    private final FactGatherer facts;
    private final RuleRights rights;
    private final Ancestry ancestry;
    private final Gatekeeper gates;
    private final Promoter promoter;
    private final EvaluationTable table;
    private final InstantSource clock;

    RuleRun(
            FactGatherer facts,
            RuleRights rights,
            Ancestry ancestry,
            Gatekeeper gates,
            Promoter promoter,
            EvaluationTable table,
            InstantSource clock) {
        this.facts = facts;
        this.rights = rights;
        this.ancestry = ancestry;
        this.gates = gates;
        this.promoter = promoter;
        this.table = table;
        this.clock = clock;
    }

    /** What the rule would do with a tag now; {@code PROMOTED} means that it would be. Changes nothing. */
    public Evaluation foresee(PromotionRule rule, Repository source, TaggedManifest tag, String cause) {
        Instant now = clock.instant();
        Judgement judgement =
                rule.criteria().judge(facts.of(source, tag, rule.criteria().needs()));
        if (!judgement.matches()) {
            return evaluation(tag, now, cause, Outcome.NOT_MATCHED, judgement.reason(), Optional.empty());
        }
        Optional<String> against = rights.againstRunning(rule, source.name())
                .or(() -> circle(rule, source, tag.tag()))
                .or(() -> gates.against(source, tag.manifest().digest(), rule.target()));
        if (against.isPresent()) {
            return evaluation(tag, now, cause, Outcome.REFUSED, against.get(), Optional.empty());
        }
        try {
            Tag target = rule.template().apply(tag.tag(), now.atZone(rule.zone()));
            return evaluation(tag, now, cause, Outcome.PROMOTED, judgement.reason(), Optional.of(target));
        } catch (RegistryException e) {
            return evaluation(tag, now, cause, Outcome.REFUSED, sentence(e), Optional.empty());
        }
    }

    private Optional<String> circle(PromotionRule rule, Repository source, Tag tag) {
        return ancestry.of(source, tag).contains(rule.target())
                ? Optional.of("The tag came here from " + rule.target()
                        + " by promotions, so it does not go back there by a rule.")
                : Optional.empty();
    }

    /**
     * Does what {@link #foresee} says, and keeps how it ended.
     *
     * @param again also what this rule has promoted before
     * @throws IOException when the storage can't be read
     */
    Evaluation run(PromotionRule rule, Repository source, TaggedManifest tag, String cause, boolean again)
            throws IOException {
        Evaluation ended = ended(rule, source, tag, cause, again);
        table.add(rule.id(), ended);
        return ended;
    }

    private Evaluation ended(PromotionRule rule, Repository source, TaggedManifest tag, String cause, boolean again)
            throws IOException {
        Digest digest = tag.manifest().digest();
        Optional<EvaluationTable.Done> before = again ? Optional.empty() : done(rule, tag);
        if (before.isPresent()) {
            return doneBefore(tag, cause, before.get());
        }
        Evaluation foreseen = foresee(rule, source, tag, cause);
        if (foreseen.outcome() != Outcome.PROMOTED) {
            return foreseen;
        }
        Tag target = foreseen.targetTag().orElseThrow();
        EvaluationTable.Done done = new EvaluationTable.Done(digest, target, foreseen.at());
        try {
            Promotion promotion = promoter.promote(
                    source,
                    tag.tag(),
                    digest,
                    rule.target(),
                    target,
                    Mover.rule(rule.name().text()),
                    () -> note(rule, tag, done, again));
            return promotion.changed() ? foreseen : unchanged(rule, tag, foreseen, done);
        } catch (DoneMeanwhileException e) {
            return doneBefore(tag, cause, e.done());
        } catch (RegistryException e) {
            return evaluation(tag, foreseen.at(), cause, Outcome.REFUSED, sentence(e), Optional.of(target));
        }
    }

    private Optional<EvaluationTable.Done> done(PromotionRule rule, TaggedManifest tag) {
        return table.done(rule.id(), tag.tag())
                .filter(done -> done.digest().equals(tag.manifest().digest()));
    }

    /** In the transaction of the promotion: whoever looked at the same time is either seen here, or comes later. */
    private void note(PromotionRule rule, TaggedManifest tag, EvaluationTable.Done done, boolean again) {
        Optional<EvaluationTable.Done> other = again ? Optional.empty() : done(rule, tag);
        if (other.isPresent()) {
            throw new DoneMeanwhileException(other.get());
        }
        table.setDone(rule.id(), tag.tag(), done);
    }

    private Evaluation doneBefore(TaggedManifest tag, String cause, EvaluationTable.Done before) {
        return evaluation(
                tag,
                clock.instant(),
                cause,
                Outcome.UNCHANGED,
                "It was promoted at " + before.at() + ".",
                Optional.of(before.targetTag()));
    }

    private Evaluation unchanged(
            PromotionRule rule, TaggedManifest tag, Evaluation foreseen, EvaluationTable.Done done) {
        table.setDone(rule.id(), tag.tag(), done);
        return evaluation(
                tag,
                foreseen.at(),
                foreseen.cause(),
                Outcome.UNCHANGED,
                foreseen.reason() + " It is there already.",
                foreseen.targetTag());
    }

    private static String sentence(RegistryException e) {
        return String.valueOf(e.getMessage());
    }

    private static Evaluation evaluation(
            TaggedManifest tag, Instant at, String cause, Outcome outcome, String reason, Optional<Tag> target) {
        return new Evaluation(0, tag.tag(), tag.manifest().digest(), at, cause, outcome, reason, target);
    }
}
