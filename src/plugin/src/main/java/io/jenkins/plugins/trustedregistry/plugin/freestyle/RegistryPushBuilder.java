// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.steps.ImageStep;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryPushStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryPush} for freestyle jobs. */
public final class RegistryPushBuilder extends StepBuilder {
    private final RegistryPushStep step;

    @DataBoundConstructor
    public RegistryPushBuilder(RegistryPushStep step) {
        this.step = step;
    }

    public RegistryPushStep getStep() {
        return step;
    }

    @Override
    ImageStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryPushBuilder")
    public static final class DescriptorImpl extends StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryPushBuilder_displayName();
        }
    }
}
