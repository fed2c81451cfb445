// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.GateEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.Retries;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.PromotionRule;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks rules to look at tags: when one is pushed, when a scan ends or what it found counts otherwise, when a gate opens, when evidence is
 * given, and by hand. A push of a repository without
 * rules costs one look at an index; of one with rules a row in the queue of jobs.
 */
public final class PromotionJobs implements DistributionListener, Subscriber {
    public static final String KIND = "promotion";

    private static final Retries RETRIES = new Retries(3, Duration.ofSeconds(30), Duration.ofMinutes(10));
    private static final int AT_ONCE = 2;
    /** Told when what was found in an image counts otherwise. */
    private static final Set<EventType> COUNTED =
            EnumSet.of(EventType.SCAN_COMPLETED, EventType.SCAN_WORSENED, EventType.SCAN_IMPROVED);

    private static final String BY = "registry";

    private final Catalog catalog;
    private final RuleTable rules;
    private final Jobs jobs;

    public PromotionJobs(Catalog catalog, RuleTable rules, Jobs jobs) {
        this.catalog = catalog;
        this.rules = rules;
        this.jobs = jobs;
    }

    /** Registers the kind; to be done before anything is asked. */
    void register(RuleRun run) {
        jobs.register(JobKind.of(KIND, "Promoting images", new PromotionWork(catalog, rules, run))
                .atOnce(AT_ONCE)
                .retried(RETRIES));
    }

    /** In the transaction of the push, so that no rule misses one when the process ends behind it. */
    @Override
    public void manifestStored(PushedImage image, Actor actor) {
        image.tags().forEach(tag -> within(image.repository(), tag, Set.of(Trigger.PUSH), "push by " + actor.name()));
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        jobs.look();
    }

    /** A tag was promoted into a repository, which brings all that a rule there could wait for; within the promotion's transaction. */
    void promoted(Repository into, Tag tag, String origin) {
        within(into, tag, Trigger.all(), "promotion from " + origin);
    }

    /** To be called behind the transaction of {@link #promoted} and {@link #evidenceGiven}. */
    public void look() {
        jobs.look();
    }

    private void within(Repository repository, Tag tag, Set<Trigger> triggers, String cause) {
        Wish wish = Wish.triggered(repository.name(), tag, triggers, cause);
        if (isWanted(repository, wish)) {
            jobs.submitWithin(new JobRequest(KIND, wish.parameters(), BY));
        }
    }

    @Override
    public void happened(Event event, String actor) {
        if (COUNTED.contains(event.type()) && event instanceof ScanEvent scan) {
            ask(scan.name(), scan.digest(), Trigger.SCAN, "scan");
        }
        if (event instanceof GateEvent gate && event.type() == EventType.GATE_PASSED) {
            ask(gate.name(), gate.digest(), Trigger.SCAN, "gate");
        }
    }

    /** Findings of a repository count otherwise now, because somebody answers for some of them, or ceased to. */
    public void countedAnew(Repository repository) {
        Wish wish =
                new Wish(repository.name(), Optional.empty(), Optional.empty(), Set.of(Trigger.SCAN), "suppression");
        submit(repository, wish);
    }

    /** Evidence was given of an image; within the transaction that keeps it. */
    public void evidenceGiven(Repository repository, Digest digest) {
        catalog.tags()
                .of(repository.id(), digest)
                .forEach(tag -> within(repository, tag, Set.of(Trigger.EVIDENCE), "evidence"));
    }

    private void ask(RepositoryName name, Digest digest, Trigger trigger, String cause) {
        catalog.repositories()
                .find(name)
                .ifPresent(repository -> catalog.tags()
                        .of(repository.id(), digest)
                        .forEach(tag -> ask(repository, tag, Set.of(trigger), cause)));
    }

    private void ask(Repository repository, Tag tag, Set<Trigger> triggers, String cause) {
        submit(repository, Wish.triggered(repository.name(), tag, triggers, cause));
    }

    private void submit(Repository repository, Wish wish) {
        if (isWanted(repository, wish)) {
            jobs.submit(new JobRequest(KIND, wish.parameters(), BY));
        }
    }

    private boolean isWanted(Repository repository, Wish wish) {
        return rules.list(repository.id()).stream().anyMatch(wish::isFor);
    }

    /** Runs a rule by hand, on one tag or on all; also on what it promoted before, and also when it is not active. */
    public Job run(Repository repository, PromotionRule rule, Optional<Tag> tag, String requestedBy) {
        return jobs.submit(new JobRequest(
                KIND, Wish.byHand(repository.name(), tag, rule, requestedBy).parameters(), requestedBy));
    }
}
