// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.login.BlockLogin;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code withRegistry { ... }}: inside the block, docker and its kin are logged in to a registry, and steps mean that one. */
public final class WithRegistryStep extends RegistryStep {
    private boolean staging;

    @DataBoundConstructor
    public WithRegistryStep() {
        // what there is to say is optional: without it, the build logs in to the registry of this Jenkins
    }

    public boolean isStaging() {
        return staging;
    }

    @DataBoundSetter
    public void setStaging(boolean staging) {
        this.staging = staging;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithRegistryExecution(context, this);
    }

    /** Logs in; the result is to be ended with the block. */
    public BlockLogin begin(Site site) throws IOException, InterruptedException {
        return BlockLogin.begin(site.run(), choice(), staging, site.workspace(), site.environment(), site.listener());
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends RegistryStepDescriptor {
        public DescriptorImpl() {
            super("withRegistry");
        }

        @Override
        public String getDisplayName() {
            return Messages.WithRegistryStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
