// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Watch;
import java.util.Optional;

/** Shows a scan's progress in its job, and ends it when the job is to end. */
final class JobWatching implements Watch {
    private final JobRun run;
    private final long total;
    private long done;
    private String step = "";

    /** @param total bytes of all layers */
    JobWatching(JobRun run, long total) {
        this.run = run;
        this.total = total;
    }

    @Override
    public void step(String sentence) {
        step = sentence;
        show();
    }

    @Override
    public void read(long bytes) {
        done += bytes;
        show();
    }

    private void show() {
        run.proceed();
        run.progress(new JobProgress(Math.min(done, total), Optional.of(total), "bytes", step));
    }
}
