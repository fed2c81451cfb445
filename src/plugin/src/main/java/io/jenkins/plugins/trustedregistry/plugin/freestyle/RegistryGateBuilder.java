// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import hudson.Extension;
import io.jenkins.plugins.trustedregistry.plugin.verdict.InspectionStep;
import io.jenkins.plugins.trustedregistry.plugin.verdict.RegistryGateStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code registryGate} for freestyle jobs. */
public final class RegistryGateBuilder extends InspectionBuilder {
    private final RegistryGateStep step;

    @DataBoundConstructor
    public RegistryGateBuilder(RegistryGateStep step) {
        this.step = step;
    }

    public RegistryGateStep getStep() {
        return step;
    }

    @Override
    InspectionStep step() {
        return step;
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryGateBuilder")
    public static final class DescriptorImpl extends StepBuilder.StepBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegistryGateBuilder_displayName();
        }
    }
}
