// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withRegistry { ... }}: inside the block, docker and its kin are logged in to the registry as the running build. */
public final class WithRegistryStep extends Step {

    @DataBoundConstructor
    public WithRegistryStep() {
        // the build is the identity, and the registry is the one of this Jenkins: there is nothing to say
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithRegistryExecution(context);
    }

    /** What Jenkins knows of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "withRegistry";
        }

        @Override
        public String getDisplayName() {
            return Messages.WithRegistryStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class);
        }
    }
}
