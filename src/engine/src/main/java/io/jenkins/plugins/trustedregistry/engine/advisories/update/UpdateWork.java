// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Built;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Delivery;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Imports;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.RefusedDataException;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Updates every source, one after the other; one that fails does not keep the others back. */
final class UpdateWork implements JobWork {
    private static final long FEW = 1000;
    private static final String BYTES = "bytes";

    private final List<Feed> feeds;
    private final Fetcher fetcher;
    private final Imports imports;
    private final Generations generations;
    private final CheckTable checks;
    private final InstantSource clock;

    UpdateWork(
            List<Feed> feeds,
            Fetcher fetcher,
            Imports imports,
            Generations generations,
            CheckTable checks,
            InstantSource clock) {
        this.feeds = feeds;
        this.fetcher = fetcher;
        this.imports = imports;
        this.generations = generations;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public JobOutcome run(JobRun run) {
        Map<String, Long> figures = new LinkedHashMap<>();
        StringBuilder failures = new StringBuilder();
        long updated = 0;
        long failed = 0;
        for (Feed feed : feeds) {
            run.proceed();
            try {
                Optional<Built> built = update(feed, run);
                updated += built.isPresent() ? 1 : 0;
                built.ifPresent(
                        one -> figures.put(one.data().source(), one.data().entries()));
                checks.note(feed.source(), clock.instant(), "");
            } catch (IOException e) {
                failed++;
                String problem = String.valueOf(e.getMessage());
                failures.append(' ').append(feed.source()).append(": ").append(problem);
                run.log(feed.source() + " could not be updated, what was there is used further. " + problem);
                checks.note(feed.source(), clock.instant(), problem);
            }
        }
        if (failed > 0) {
            throw new JobFailedException(failed + " of " + feeds.size()
                    + " sources could not be updated; what was there is used" + " further." + failures);
        }
        figures.put("sourcesUpdated", updated);
        return new JobOutcome(
                updated == 0 ? "Nothing has changed." : updated + " of " + feeds.size() + " sources were updated.",
                figures);
    }

    private Optional<Built> update(Feed feed, JobRun run) throws IOException {
        Optional<SourceData> before = generations.sources().stream()
                .filter(data -> data.source().equals(feed.source()))
                .findFirst();
        String known = before.filter(data -> data.origin().equals(feed.address().toString()))
                .map(SourceData::validator)
                .orElse("");
        Path file = generations.folder().download(feed.source());
        Optional<Fetched> fetched = fetcher.fetch(feed, known, file, (bytes, total) -> {
            run.proceed();
            run.progress(new JobProgress(bytes, Optional.of(total), BYTES, "Downloading " + feed.source()));
        });
        if (fetched.isEmpty()) {
            run.log(feed.source() + " has not changed.");
            return Optional.empty();
        }
        try {
            Built built = imports.take(delivery(feed, fetched.get()), UpdateWork::look, (bytes, total) -> {
                run.proceed();
                run.progress(new JobProgress(bytes, Optional.of(total), BYTES, "Importing " + feed.source()));
            });
            run.log(feed.source() + ": " + built.data().entries() + " entries. " + built.note());
            return Optional.of(built);
        } finally {
            Partial.discard(file);
        }
    }

    private static Delivery delivery(Feed feed, Fetched fetched) {
        return new Delivery(
                fetched.file(),
                feed.address().toString(),
                Optional.of(feed.source()),
                fetched.validator(),
                fetched.published());
    }

    /** A mirror that has lost most of its data would make everything look safe. */
    private static void look(Optional<SourceData> before, SourceData built) throws RefusedDataException {
        if (before.isPresent()
                && before.get().entries() > FEW
                && built.entries() < before.get().entries() / 2) {
            throw new RefusedDataException("It has " + built.entries() + " entries where there were "
                    + before.get().entries() + ": check the mirror. If it is right, import the file by hand.");
        }
    }
}
