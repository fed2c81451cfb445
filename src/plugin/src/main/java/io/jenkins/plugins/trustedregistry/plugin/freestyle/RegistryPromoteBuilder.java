// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.steps.ImageStep;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryPromoteStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryPromote} for freestyle jobs. */
public final class RegistryPromoteBuilder extends StepBuilder {
    private final RegistryPromoteStep step;

    @DataBoundConstructor
    public RegistryPromoteBuilder(RegistryPromoteStep step) {
        this.step = step;
    }

    public RegistryPromoteStep getStep() {
        return step;
    }

    @Override
    ImageStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryPromoteBuilder")
    public static final class DescriptorImpl extends StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryPromoteBuilder_displayName();
        }
    }
}
