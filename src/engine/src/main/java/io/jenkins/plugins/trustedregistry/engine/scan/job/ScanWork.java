// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Errand;
import io.jenkins.plugins.trustedregistry.engine.scan.job.other.Errands;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataWords;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summary;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One scan as a job. */
final class ScanWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(ScanWork.class);

    private final ScanParts parts;
    private final ManifestScan scan;
    private final Summaries summaries;
    private final News news;

    ScanWork(ScanParts parts) {
        this.parts = parts;
        this.scan = new ManifestScan(parts);
        this.summaries = new Summaries(parts.tables().results(), parts.ages());
        this.news = new News(parts);
    }

    @Override
    public JobOutcome run(JobRun run) {
        Target target = Target.of(run.parameters());
        Optional<Repository> repository = parts.catalog().repositories().find(target.repository());
        if (repository.isEmpty() || !scanned(repository.get(), target, run)) {
            return JobOutcome.of("It was deleted meanwhile, so there is nothing to scan.");
        }
        Summary summary = summaries.of(repository.get().id(), target.digest());
        news.ended(repository.get(), target, summary);
        return outcome(summary, parts.others().clock().instant());
    }

    /** Nobody waits for another scanner any more: what was known before holds, and what it pulls with ends. */
    @Override
    public void abandoned(Map<String, String> parameters, String checkpoint) {
        Target target = Target.of(parameters);
        Optional<Errand> open = Errands.open(checkpoint);
        open.ifPresent(errand -> parts.others().logins().end(errand.login()));
        parts.catalog().repositories().find(target.repository()).ifPresent(repository -> {
            parts.tables().results().settle(repository.id(), target.digest());
            open.ifPresent(errand -> parts.tables().results().settle(repository.id(), errand.image()));
        });
    }

    private boolean scanned(Repository repository, Target target, JobRun run) {
        try {
            return scan.scan(repository, target, run);
        } catch (IOException e) {
            LOG.error("The storage can't be read for the scan of {} in {}", target.digest(), target.repository(), e);
            throw new JobFailedException(
                    "The storage could not be read, see the server's log. Once it can, scan the image again.", e);
        }
    }

    private static JobOutcome outcome(Summary summary, Instant now) {
        Counts counts = summary.counts();
        Map<String, Long> figures = new HashMap<>();
        counts.words().forEach((word, count) -> figures.put(word, (long) count));
        figures.put("components", (long) summary.components());
        String sentence = summary.problem().isEmpty()
                ? "Found " + counts.total() + " vulnerabilities in " + summary.components() + " components"
                        + DataWords.clause(summary.dataAsOf(), now) + "."
                : summary.problem();
        return new JobOutcome(sentence, figures);
    }
}
