// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.waiting;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobFilter;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.job.ScanJobs;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ResultTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Tells when the first scan of an image has ended. In memory: whoever waits across a restart asks again after it. */
public final class ScanWatch {
    private static final int MOST_JOBS = 10_000;

    private record Image(RepositoryName repository, Digest digest) {}

    private final ResultTable results;
    private final ScanJobs scans;
    private final Jobs jobs;
    private final Map<Image, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    public ScanWatch(ResultTable results, ScanJobs scans, Jobs jobs) {
        this.results = results;
        this.scans = scans;
        this.jobs = jobs;
    }

    /**
     * Done once something is known of the image, at once where it is; while it is scanned again, what was known before holds. Where no
     * scan waits or runs, one is asked for. A cancelled scan never ends: whoever waits says for how long.
     */
    public CompletableFuture<Void> settled(Repository repository, Digest digest, String requestedBy) {
        Image image = new Image(repository.name(), digest);
        CompletableFuture<Void> done = waiting.computeIfAbsent(image, any -> new CompletableFuture<>());
        if (isKnown(repository, digest)) { // asked only now, so that an end in between is not missed
            scanned(repository.name(), digest);
        } else if (!isUnderWay(image)) {
            scans.scan(repository, digest, Optional.empty(), requestedBy);
        }
        return done;
    }

    /** To be told of every scan that ended. */
    public void scanned(RepositoryName repository, Digest digest) {
        CompletableFuture<Void> done = waiting.remove(new Image(repository, digest));
        if (done != null) {
            done.complete(null);
        }
    }

    private boolean isKnown(Repository repository, Digest digest) {
        Optional<ScanRecord> record = results.find(repository.id(), digest);
        boolean parts = record.map(ScanRecord::manifestId)
                .map(id -> !results.parts(List.of(id)).isEmpty())
                .orElse(false);
        return parts
                || record.filter(each -> each.scanned().isPresent()
                                || (!each.pending() && !each.problem().isEmpty()))
                        .isPresent();
    }

    private boolean isUnderWay(Image image) {
        return Stream.of(JobState.QUEUED, JobState.RUNNING)
                .flatMap(state -> jobs
                        .list(new JobFilter(Optional.of(ScanJobs.SCAN), Optional.of(state)), Long.MAX_VALUE, MOST_JOBS)
                        .stream())
                .map(Job::parameters)
                .anyMatch(each -> image.repository().name().equals(each.get("repository"))
                        && image.digest().toString().equals(each.get("digest")));
    }
}
