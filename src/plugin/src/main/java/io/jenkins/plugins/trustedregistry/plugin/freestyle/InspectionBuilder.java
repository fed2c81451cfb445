// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.trustedregistry.plugin.verdict.InspectionStep;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;

/** A build step that waits until something is known of an image; it keeps its executor meanwhile, as freestyle jobs do. */
public abstract class InspectionBuilder extends Builder implements SimpleBuildStep {

    abstract InspectionStep step();

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        step().perform(run, workspace, env, listener);
    }
}
