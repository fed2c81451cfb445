// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the repositories that want their images scanned, and scans what never was, or by an older scanner only, or by another
 * one than the repository has chosen. It goes on behind the repository it had reached.
 */
final class SweepWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(SweepWork.class);
    private static final int PAGE = 100;

    private final ScanParts parts;
    private final ManifestScan scan;
    private final Consumer<Target> queue;

    /** @param queue takes what is for other scanners, which take their time */
    SweepWork(ScanParts parts, Consumer<Target> queue) {
        this.parts = parts;
        this.queue = queue;
        this.scan = new ManifestScan(parts);
    }

    /** What was done so far. */
    private static final class Tally {
        private long scanned;
        private long queued;
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
        String queued = tally.queued == 0 ? "" : " " + tally.queued + " wait for other scanners.";
        return new JobOutcome(
                "Scanned " + tally.scanned + " images." + queued + failed,
                Map.of("images", tally.scanned, "queued", tally.queued, "failed", tally.failed));
    }

    private void repository(Repository repository, JobRun run, Tally tally) {
        ScannerName scanner = parts.others().scanners().of(repository);
        List<ManifestSummary> page = parts.catalog().manifests().list(repository.id(), "", PAGE);
        while (!page.isEmpty()) {
            Map<Digest, ScanRecord> known = parts.tables()
                    .results()
                    .of(
                            repository.id(),
                            page.stream().map(ManifestSummary::digest).toList());
            for (ManifestSummary manifest : page) {
                run.proceed();
                if (needsScan(manifest, Optional.ofNullable(known.get(manifest.digest())), scanner)) {
                    one(repository, manifest.digest(), scanner, run, tally);
                    run.progress(new JobProgress(
                            tally.scanned, Optional.empty(), "images", "In " + repository.name() + "."));
                }
            }
            String last = page.get(page.size() - 1).digest().toString();
            page = parts.catalog().manifests().list(repository.id(), last, PAGE);
        }
    }

    private boolean needsScan(ManifestSummary manifest, Optional<ScanRecord> known, ScannerName scanner) {
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
                        .map(before -> !before.by().scanner().equals(scanner) || isOld(before))
                        .orElse(true);
    }

    /** Looked into by an older scanner only; or by another one so long ago that it may know more by now. */
    private boolean isOld(ScanRecord.Scanned before) {
        Instant limit =
                parts.others().clock().instant().minus(parts.others().scanners().patience());
        return before.scannerVersion() < LayerFacts.SCANNER_VERSION
                || (!before.by().isBuiltIn() && before.at().isBefore(limit));
    }

    private void one(Repository repository, Digest digest, ScannerName scanner, JobRun run, Tally tally) {
        Target target = new Target(repository.name(), digest, Optional.empty(), false);
        if (!scanner.isBuiltIn()) {
            queue.accept(target);
            tally.queued++;
            return;
        }
        try {
            tally.scanned += scan.scan(repository, target, run) ? 1 : 0;
        } catch (IOException e) {
            LOG.error("The storage can't be read for the scan of {} in {}", digest, repository.name(), e);
            run.log("The storage could not be read for " + digest + " in " + repository.name() + ".");
            if (++tally.failed >= PAGE) {
                throw new JobFailedException("The storage can't be read, see the server's log.", e);
            }
        }
    }
}
