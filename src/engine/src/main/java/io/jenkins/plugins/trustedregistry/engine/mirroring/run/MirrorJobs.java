// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.BesideTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.Order;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.GateEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.ScanEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceListener;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.Retries;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorStarter;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorTable;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks mirrors to run: those that push when an image or something about it is pushed, when a scan ends or what it found counts
 * otherwise, when a gate opens, when evidence is given; those that poll by their schedules; all by hand. A push into a repository without
 * mirrors costs one look at an index.
 */
public final class MirrorJobs
        implements DistributionListener, Subscriber, DeletionListener, EvidenceListener, MirrorStarter {
    public static final String PUSH = "push-mirroring";
    public static final String POLL = "poll-mirroring";

    private static final Retries RETRIES = new Retries(6, Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final int AT_ONCE = 2;
    private static final Set<EventType> COUNTED =
            EnumSet.of(EventType.SCAN_COMPLETED, EventType.SCAN_WORSENED, EventType.SCAN_IMPROVED);
    private static final String BY = "registry";

    private final Catalog catalog;
    private final MirrorTable mirrors;
    private final Jobs jobs;
    private final ConcernedTags concerned;

    public MirrorJobs(Catalog catalog, MirrorTable mirrors, Jobs jobs) {
        this.catalog = catalog;
        this.mirrors = mirrors;
        this.jobs = jobs;
        this.concerned = new ConcernedTags(catalog);
    }

    /** Registers both kinds; to be done before anything is asked. */
    public void register(MirrorWork work) {
        jobs.register(JobKind.of(PUSH, "Mirroring to other registries", work)
                .atOnce(AT_ONCE)
                .inTurnBy(MirrorTask.MIRROR)
                .retried(RETRIES));
        jobs.register(JobKind.of(POLL, "Mirroring from other registries", work)
                .atOnce(AT_ONCE)
                .inTurnBy(MirrorTask.MIRROR)
                .retried(RETRIES));
    }

    @Override
    public Job run(Repository repository, Mirror mirror, Optional<Tag> tag, String requestedBy) {
        MirrorTask task = MirrorTask.byHand(mirror.id(), tag, requestedBy);
        return jobs.submit(new JobRequest(kind(mirror), task.parameters(), requestedBy));
    }

    private static String kind(Mirror mirror) {
        return mirror.direction() == MirrorDirection.PUSH ? PUSH : POLL;
    }

    @Override
    public void changed() {
        Map<Map<String, String>, Cron> wanted = new HashMap<>();
        mirrors.polling()
                .forEach(each -> each.mirror()
                        .wish()
                        .occasions()
                        .schedule()
                        .ifPresent(cron ->
                                wanted.put(MirrorTask.scheduled(each.mirror().id()), cron)));
        jobs.reschedule(POLL, wanted);
    }

    /** In the transaction of the push, so that no mirror misses one when the process ends behind it. */
    @Override
    public void manifestStored(PushedImage image, Actor actor) {
        List<Mirror> asked = waiting(image.repository(), Trigger.PUSH);
        if (asked.isEmpty()) {
            return;
        }
        String by = " by " + actor.name();
        for (Tag tag : ConcernedTags.pushed(image)) {
            within(asked, mirror -> true, tag, "push" + by);
        }
        for (Tag tag : concerned.about(image)) {
            within(asked, mirror -> mirror.selection().referrers(), tag, "push of something about it" + by);
        }
    }

    private void within(List<Mirror> asked, Predicate<Mirror> wanting, Tag tag, String cause) {
        asked.stream()
                .filter(wanting)
                .forEach(mirror -> jobs.submitWithin(new JobRequest(
                        PUSH, MirrorTask.triggered(mirror.id(), tag, cause).parameters(), BY)));
    }

    private List<Mirror> waiting(Repository repository, Trigger trigger) {
        return mirrors.list(repository.id()).stream()
                .filter(mirror -> mirror.wish().active()
                        && mirror.direction() == MirrorDirection.PUSH
                        && mirror.wish().occasions().triggers().contains(trigger))
                .toList();
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        jobs.look();
    }

    @Override
    public void happened(Event event, String actor) {
        if (COUNTED.contains(event.type()) && event instanceof ScanEvent scan) {
            ask(scan.name(), scan.digest(), "scan");
        }
        if (event instanceof GateEvent gate && event.type() == EventType.GATE_PASSED) {
            ask(gate.name(), gate.digest(), "gate");
        }
    }

    private void ask(RepositoryName name, Digest digest, String cause) {
        catalog.repositories().find(name).ifPresent(repository -> ask(repository, digest, Trigger.SCAN, cause));
        jobs.look();
    }

    /** Within the transaction that keeps it. */
    @Override
    public void evidenceGiven(Repository repository, Digest digest) {
        ask(repository, digest, Trigger.EVIDENCE, "evidence");
    }

    private void ask(Repository repository, Digest digest, Trigger trigger, String cause) {
        List<Mirror> asked = waiting(repository, trigger);
        if (!asked.isEmpty()) {
            catalog.tags().of(repository.id(), digest).stream()
                    .filter(tag -> BesideTags.about(tag).isEmpty())
                    .forEach(tag -> within(asked, mirror -> true, tag, cause));
        }
    }

    @Override
    public void repositoryDeleted(Repository repository, Order order) {
        changed();
    }

    @Override
    public void organizationDeleted(NamespaceName name, int repositories, Order order) {
        changed();
    }

    @Override
    public void restored(TrashEntry entry, Restored restored, String by) {
        changed();
    }

    /** The tag leads to an image that it led to before: the other registry's has to follow. */
    @Override
    public void tagRolledBack(Repository repository, Tag tag, Digest digest, String by) {
        within(waiting(repository, Trigger.PUSH), mirror -> true, tag, "rolled back by " + by);
        jobs.look();
    }
}
