// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.steps.ImageStep;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryDeleteStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryDelete} for freestyle jobs. */
public final class RegistryDeleteBuilder extends StepBuilder {
    private final RegistryDeleteStep step;

    @DataBoundConstructor
    public RegistryDeleteBuilder(RegistryDeleteStep step) {
        this.step = step;
    }

    public RegistryDeleteStep getStep() {
        return step;
    }

    @Override
    ImageStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryDeleteBuilder")
    public static final class DescriptorImpl extends StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryDeleteBuilder_displayName();
        }
    }
}
