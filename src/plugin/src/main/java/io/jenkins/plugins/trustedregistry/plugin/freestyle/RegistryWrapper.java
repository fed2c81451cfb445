// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapperDescriptor;
import io.jenkins.plugins.trustedregistry.plugin.login.BlockLogin;
import io.jenkins.plugins.trustedregistry.plugin.steps.Site;
import io.jenkins.plugins.trustedregistry.plugin.steps.WithRegistryStep;
import java.io.IOException;
import jenkins.tasks.SimpleBuildWrapper;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withRegistry} around the whole build of a freestyle job. */
public final class RegistryWrapper extends SimpleBuildWrapper {
    private final WithRegistryStep step;

    @DataBoundConstructor
    public RegistryWrapper(WithRegistryStep step) {
        this.step = step;
    }

    public WithRegistryStep getStep() {
        return step;
    }

    @Override
    public void setUp(
            Context context,
            Run<?, ?> build,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            EnvVars initialEnvironment)
            throws IOException, InterruptedException {
        BlockLogin login = step.begin(Site.ofFreestyle(build, workspace, initialEnvironment, listener));
        login.variables().forEach(context::env);
        context.setDisposer(new Ending(login));
    }

    /** Removes the login's files. */
    private static final class Ending extends Disposer {
        private static final long serialVersionUID = 1L;

        private final BlockLogin login;

        Ending(BlockLogin login) {
            this.login = login;
        }

        @Override
        public void tearDown(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
                throws IOException, InterruptedException {
            login.end(build, workspace, true, listener);
        }
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryWrapper")
    public static final class DescriptorImpl extends BuildWrapperDescriptor {
        @Override
        public boolean isApplicable(AbstractProject<?, ?> project) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryWrapper_displayName();
        }
    }
}
