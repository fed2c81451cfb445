// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the repositories that want their images scanned, and scans what never was, or by an older scanner only. It goes on
 * behind the repository it had reached.
 */
final class SweepWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(SweepWork.class);
    private static final int PAGE = 100;

    private final ScanParts parts;
    private final ManifestScan scan;

    SweepWork(ScanParts parts) {
        this.parts = parts;
        this.scan = new ManifestScan(parts);
    }

    /** What was done so far. */
    private static final class Tally {
        private long scanned;
        private long failed;
    }

    @Override
    public JobOutcome run(JobRun run) {
        Tally tally = new Tally();
        List<Repository> page =
                parts.catalog().repositories().list(run.checkpoint().orElse(""), PAGE);
        while (!page.isEmpty()) {
            for (Repository repository : page) {
                if (repository.scanMode() == ScanMode.ON_PUSH) {
                    repository(repository, run, tally);
                }
                run.save(repository.name().name());
            }
            page = parts.catalog()
                    .repositories()
                    .list(page.get(page.size() - 1).name().name(), PAGE);
        }
        String failed = tally.failed == 0 ? "" : " " + tally.failed + " could not be read: see the log.";
        return new JobOutcome(
                "Scanned " + tally.scanned + " images." + failed,
                Map.of("images", tally.scanned, "failed", tally.failed));
    }

    private void repository(Repository repository, JobRun run, Tally tally) {
        List<ManifestSummary> page = parts.catalog().manifests().list(repository.id(), "", PAGE);
        while (!page.isEmpty()) {
            Map<Digest, ScanRecord> known = parts.tables()
                    .results()
                    .of(
                            repository.id(),
                            page.stream().map(ManifestSummary::digest).toList());
            for (ManifestSummary manifest : page) {
                run.proceed();
                if (needsScan(manifest, Optional.ofNullable(known.get(manifest.digest())))) {
                    one(repository, manifest.digest(), run, tally);
                    run.progress(new JobProgress(
                            tally.scanned, Optional.empty(), "images", "In " + repository.name() + "."));
                }
            }
            String last = page.get(page.size() - 1).digest().toString();
            page = parts.catalog().manifests().list(repository.id(), last, PAGE);
        }
    }

    private static boolean needsScan(ManifestSummary manifest, Optional<ScanRecord> known) {
        if (Scannable.refusal(
                        manifest.mediaType(),
                        manifest.artifactType(),
                        manifest.subject().isPresent())
                .isPresent()) {
            return false;
        }
        if (known.isEmpty()) {
            return true;
        }
        return !manifest.mediaType().isIndex()
                && known.get().problem().isEmpty()
                && known.get()
                        .scanned()
                        .map(before -> before.scannerVersion() < LayerFacts.SCANNER_VERSION)
                        .orElse(true);
    }

    private void one(Repository repository, Digest digest, JobRun run, Tally tally) {
        try {
            tally.scanned += scan.scan(repository, digest, false, run) ? 1 : 0;
        } catch (IOException e) {
            LOG.error("The storage can't be read for the scan of {} in {}", digest, repository.name(), e);
            run.log("The storage could not be read for " + digest + " in " + repository.name() + ".");
            if (++tally.failed >= PAGE) {
                throw new JobFailedException("The storage can't be read, see the server's log.", e);
            }
        }
    }
}
