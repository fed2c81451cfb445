// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.event.QuotaEvent;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.TagLimits;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for pruning: by hand, and when a push goes beyond the tag limit of its repository, which is told of before that, too. */
public final class PruningJobs implements DistributionListener {
    /** Of all repositories, on a schedule; or of one, by hand. */
    public static final String KIND = "pruning";

    private static final String BY = "tag-limit";

    private final TagLimits limits;
    private final Jobs jobs;
    private final Publisher events;
    // By repository, as its latest push has found it.
    private final Map<Long, TagLimits.Use> uses = new ConcurrentHashMap<>();

    public PruningJobs(TagLimits limits, Jobs jobs, Publisher events) {
        this.limits = limits;
        this.jobs = jobs;
        this.events = events;
    }

    void register(JobKind kind) {
        jobs.register(kind);
    }

    /** In the transaction of the push, so that none is left out by a process that ends behind it. */
    @Override
    public void manifestStored(PushedImage image, Actor actor) {
        if (image.tags().isEmpty()) {
            return;
        }
        long repository = image.repository().id();
        Optional<TagLimits.Use> use = limits.use(repository);
        use.ifPresentOrElse(now -> uses.put(repository, now), () -> uses.remove(repository));
        if (use.filter(TagLimits.Use::isExceeded).isPresent()) {
            jobs.submitWithin(of(image.repository(), BY));
        }
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        if (!image.tags().isEmpty()) {
            Optional.ofNullable(uses.get(image.repository().id()))
                    .filter(use -> use.isExceeded() || (image.fresh() && use.isNearlyAll()))
                    .ifPresent(use -> events.publish(event(image.repository().name(), use), actor.name()));
        }
        jobs.look();
    }

    private static QuotaEvent event(RepositoryName name, TagLimits.Use use) {
        return new QuotaEvent(
                use.isExceeded() ? EventType.QUOTA_EXCEEDED : EventType.QUOTA_WARNING,
                name.namespace(),
                Optional.of(name),
                use.tags(),
                use.limit());
    }

    /** Prunes one repository now. */
    public Job run(Repository repository, String requestedBy) {
        return jobs.submit(of(repository, requestedBy));
    }

    private static JobRequest of(Repository repository, String requestedBy) {
        return new JobRequest(
                KIND, Map.of(PruningWork.REPOSITORY, repository.name().name()), requestedBy);
    }

    /** Prunes all repositories now. */
    public Job runAll(String requestedBy) {
        return jobs.submit(new JobRequest(KIND, Map.of(), requestedBy));
    }
}
