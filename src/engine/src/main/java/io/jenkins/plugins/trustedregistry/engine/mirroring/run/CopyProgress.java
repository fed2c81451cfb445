// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** Shows in a job how its copies get on. */
final class CopyProgress implements Progress {
    private static final int SHOWN_DIGITS = 19; // sha256: and twelve more

    private final JobRun job;
    private volatile long done;
    private volatile Optional<Long> total = Optional.empty();
    private volatile String tag = "";

    CopyProgress(JobRun job) {
        this.job = job;
    }

    /** @param before how many tags were looked at */
    void at(Tag now, long before, long all) {
        tag = now.name();
        done = before;
        total = Optional.of(all);
        show("Looking at " + tag + ".");
    }

    void ended(long tags) {
        done = tags;
        show("");
    }

    private void show(String step) {
        job.progress(new JobProgress(done, total, "tags", step));
    }

    @Override
    public void begins(Descriptor blob) {
        show("Copying " + tag + ": " + shown(blob) + " of " + blob.size() + " bytes.");
    }

    @Override
    public void interrupted(Descriptor blob, long offset, String why) {
        job.log(tag + ": " + shown(blob) + " broke off and goes on from byte " + offset + ", because " + why + ".");
    }

    @Override
    public void done(Descriptor blob, LayerState state) {
        if (state == LayerState.COPIED) {
            job.log(tag + ": " + shown(blob) + " " + state + ".");
        }
    }

    private static String shown(Descriptor blob) {
        String digest = blob.digest().toString();
        return digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()));
    }
}
