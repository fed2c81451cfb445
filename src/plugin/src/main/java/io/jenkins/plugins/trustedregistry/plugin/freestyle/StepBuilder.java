// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.trustedregistry.plugin.steps.ImageStep;
import io.jenkins.plugins.trustedregistry.plugin.steps.Site;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;

/** A build step that does what a pipeline step does. */
public abstract class StepBuilder extends Builder implements SimpleBuildStep {

    abstract ImageStep step();

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        step().perform(Site.ofFreestyle(run, workspace, env, listener));
    }

    /** What Jenkins knows of each of them. */
    public abstract static class StepBuilderDescriptor extends BuildStepDescriptor<Builder> {
        @Override
        @SuppressWarnings("rawtypes") // as Jenkins declares it
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
