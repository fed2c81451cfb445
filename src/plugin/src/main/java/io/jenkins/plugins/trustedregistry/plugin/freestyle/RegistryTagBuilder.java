// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.steps.ImageStep;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryTagStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryTag} for freestyle jobs. */
public final class RegistryTagBuilder extends StepBuilder {
    private final RegistryTagStep step;

    @DataBoundConstructor
    public RegistryTagBuilder(RegistryTagStep step) {
        this.step = step;
    }

    public RegistryTagStep getStep() {
        return step;
    }

    @Override
    ImageStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryTagBuilder")
    public static final class DescriptorImpl extends StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryTagBuilder_displayName();
        }
    }
}
