// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Built;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Delivery;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Imports;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports uploaded files: all of them or none. */
final class ImportWork implements JobWork {
    /** The parameter with the uploads' ids, separated by commas. */
    static final String UPLOADS = "uploads";

    private final Uploads uploads;
    private final Imports imports;

    ImportWork(Uploads uploads, Imports imports) {
        this.uploads = uploads;
        this.imports = imports;
    }

    @Override
    public JobOutcome run(JobRun run) {
        List<String> ids = List.of(run.parameters().getOrDefault(UPLOADS, "").split(","));
        Map<String, Delivery> taken = uploads.take(ids);
        try {
            if (taken.size() < ids.size()) {
                throw new JobFailedException("The uploaded files are no longer there: upload them again.");
            }
            List<Built> built = imports.take(List.copyOf(taken.values()), (bytes, total) -> {
                run.proceed();
                run.progress(new JobProgress(bytes, Optional.of(total), "bytes", "Importing"));
            });
            Map<String, Long> figures = new LinkedHashMap<>();
            StringBuilder sentence = new StringBuilder("Imported:");
            for (Built each : built) {
                figures.put(each.data().source(), each.data().entries());
                sentence.append(' ')
                        .append(each.data().source())
                        .append(" (")
                        .append(each.data().entries())
                        .append(" entries)");
                if (!each.note().isEmpty()) {
                    run.log(each.note());
                }
            }
            return new JobOutcome(sentence.append('.').toString(), figures);
        } catch (IOException e) {
            throw new JobFailedException(String.valueOf(e.getMessage()), e);
        } finally {
            taken.values().forEach(Uploads::discard);
        }
    }
}
