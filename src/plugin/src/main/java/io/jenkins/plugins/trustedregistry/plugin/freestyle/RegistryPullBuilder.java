// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.steps.ImageStep;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryPullStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryPull} for freestyle jobs. */
public final class RegistryPullBuilder extends StepBuilder {
    private final RegistryPullStep step;

    @DataBoundConstructor
    public RegistryPullBuilder(RegistryPullStep step) {
        this.step = step;
    }

    public RegistryPullStep getStep() {
        return step;
    }

    @Override
    ImageStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryPullBuilder")
    public static final class DescriptorImpl extends StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryPullBuilder_displayName();
        }
    }
}
