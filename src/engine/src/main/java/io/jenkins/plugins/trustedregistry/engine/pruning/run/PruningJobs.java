// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.TagLimits;
import java.util.Map;

/** Asks for pruning: by hand, and when a push goes beyond the tag limit of its repository. */
public final class PruningJobs implements DistributionListener {
    /** Of all repositories, on a schedule; or of one, by hand. */
    public static final String KIND = "pruning";

    private static final String BY = "tag-limit";

    private final TagLimits limits;
    private final Jobs jobs;

    PruningJobs(TagLimits limits, Jobs jobs) {
        this.limits = limits;
        this.jobs = jobs;
    }

    /** In the transaction of the push, so that none is left out by a process that ends behind it. */
    @Override
    public void manifestStored(PushedImage image, Actor actor) {
        if (!image.tags().isEmpty() && limits.isExceeded(image.repository().id())) {
            jobs.submitWithin(of(image.repository(), BY));
        }
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        jobs.look();
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
