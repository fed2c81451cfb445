// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobRequest;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.Retries;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Asks for scans: when something is pushed, by hand, by the clock, and when there are newer advisories. */
public final class ScanJobs implements DistributionListener {
    /** Looks into one image. */
    public static final String SCAN = "scan";
    /** Looks for images that were not scanned. */
    public static final String SWEEP = "scan-sweep";
    /** Asks newer advisories about everything. */
    public static final String REMATCH = "scan-rematch";
    /** Removes what nobody needs. */
    public static final String HOUSEKEEPING = "scan-housekeeping";

    private static final Retries RETRIES = new Retries(3, Duration.ofSeconds(30), Duration.ofMinutes(10));
    private static final Cron HOURLY = Cron.parse("45 * * * *");

    private final ScanParts parts;
    private final Jobs jobs;

    private ScanJobs(ScanParts parts, Jobs jobs) {
        this.parts = parts;
        this.jobs = jobs;
    }

    /** Registers the kinds and their schedules, and begins to watch for newer advisories. */
    public static ScanJobs register(ScanParts parts, Jobs jobs, InstantSource clock) {
        ScanJobs scans = new ScanJobs(parts, jobs);
        jobs.register(JobKind.of(SCAN, "Scanning an image", new ScanWork(parts))
                .atOnce(parts.settings().atOnce())
                .retried(RETRIES));
        jobs.register(JobKind.of(
                SWEEP, "Scanning what was not scanned", new SweepWork(parts, target -> scans.submit(target, SWEEP))));
        jobs.register(JobKind.of(REMATCH, "Asking newer advisories", new RematchWork(parts))
                .retried(RETRIES));
        jobs.register(
                JobKind.of(HOUSEKEEPING, "Tidying up what is known of images", new HousekeepingWork(parts, clock)));
        jobs.schedule(HOUSEKEEPING, HOURLY);
        parts.settings().cron().ifPresent(cron -> jobs.schedule(SWEEP, cron));
        parts.tables().results().forgetPending();
        long newest = parts.advisories().newest();
        if (newest > 0 && parts.tables().packages().countNotOf(newest) > 0) {
            jobs.submitIfIdle(new JobRequest(REMATCH, Map.of(), "start"));
        }
        parts.advisories().onNewGeneration(generation -> scans.rematch("advisories"));
        return scans;
    }

    /** One row in the queue of jobs, in the transaction that stores the manifest, is all that a push costs. */
    @Override
    public void manifestStored(PushedImage image, Actor actor) {
        if (isToBeScanned(image)) {
            jobs.submitWithin(request(image, actor));
        }
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        jobs.look();
    }

    private boolean isToBeScanned(PushedImage image) {
        return parts.settings().onPush()
                && image.repository().scanMode() == ScanMode.ON_PUSH
                && Scannable.refusal(image.manifest()).isEmpty();
    }

    private static JobRequest request(PushedImage image, Actor actor) {
        Optional<Tag> tag = image.tags().stream().findFirst();
        Target target = new Target(image.repository().name(), image.digest(), tag, false);
        return new JobRequest(SCAN, target.parameters(), actor.name());
    }

    /** Asks for a scan by hand, also of what was scanned already. */
    public Job scan(Repository repository, Digest digest, Optional<Tag> tag, String requestedBy) {
        return submit(new Target(repository.name(), digest, tag, true), requestedBy);
    }

    /** Asks for a look through the whole registry; the one that waits or runs, where there is one. */
    public Job sweep(String requestedBy) {
        return jobs.submitIfIdle(new JobRequest(SWEEP, Map.of(), requestedBy))
                .or(() -> jobs.active(SWEEP))
                .orElseGet(() -> jobs.submit(new JobRequest(SWEEP, Map.of(), requestedBy)));
    }

    /** Asks for a new match with the newest advisories. One after the other: the last one sees the newest. */
    public Job rematch(String requestedBy) {
        return jobs.submit(new JobRequest(REMATCH, Map.of(), requestedBy));
    }

    private Job submit(Target target, String requestedBy) {
        return jobs.submit(new JobRequest(SCAN, target.parameters(), requestedBy));
    }
}
